package com.mailboxkit.mime.work;

import static java.lang.constant.ConstantDescs.CD_void;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Loads the classes of this module and of the HTML parser once more, so that everything they do counts
/// as [Work].
final class CountingClassLoader extends ClassLoader {

    private static final List<String> COUNTED = List.of("com.mailboxkit.mime.", "org.jsoup.");
    private static final String NOT_COUNTED = "com.mailboxkit.mime.work.";
    private static final ClassDesc WORK = ClassDesc.of(Work.class.getName());
    private static final MethodTypeDesc STEP = MethodTypeDesc.of(CD_void);
    private static final Set<String> REPLACEMENTS = Arrays.stream(Work.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(method -> method.getName()
                    + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                            .descriptorString())
            .collect(Collectors.toSet());

    private final ClassFile classes;

    CountingClassLoader(ClassLoader parent) {
        super(parent);
        classes = ClassFile.of(ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(parent).orElse(ClassHierarchyResolver.defaultResolver())));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            if (COUNTED.stream().noneMatch(name::startsWith) || name.startsWith(NOT_COUNTED)) {
                return super.loadClass(name, resolve);
            }
            byte[] counting = classes.transformClass(
                    classes.parse(read(name)), ClassTransform.transformingMethodBodies(CountingClassLoader::count));
            return defineClass(name, counting, 0, counting.length);
        }
    }

    private byte[] read(String name) throws ClassNotFoundException {
        try (var file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void count(CodeBuilder code, CodeElement element) {
        switch (element) {
            case LabelTarget label -> code.with(label).invokestatic(WORK, "step", STEP);
            case InvokeInstruction call
            when isReplaced(call) -> code.invokestatic(WORK, call.name().stringValue(), replacement(call));
            default -> code.with(element);
        }
    }

    private static boolean isReplaced(InvokeInstruction call) {
        return call.opcode() == Opcode.INVOKEVIRTUAL
                && REPLACEMENTS.contains(
                        call.name().stringValue() + replacement(call).descriptorString());
    }

    private static MethodTypeDesc replacement(InvokeInstruction call) {
        return call.typeSymbol().insertParameterTypes(0, call.owner().asSymbol());
    }
}
