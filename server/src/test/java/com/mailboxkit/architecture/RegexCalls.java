package com.mailboxkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The calls of methods of String that take regular expressions, with the expression, as the bytecode has them.
final class RegexCalls {

    private static final Set<String> SEARCHING = Set.of("replaceAll", "replaceFirst", "split");

    /// What makes an expression more than the text that it matches.
    private static final String SPECIAL = "\\[](){}.*+?^$|";

    /// @param regex null where it is not constant
    /// @param searches whether it is tried from each character of the text on
    record Call(String method, @Nullable String regex, boolean searches) {

        /// Whether it is a text to be found as it is.
        boolean isPlain() {
            return regex != null && regex.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
        }
    }

    private RegexCalls() {}

    static List<Call> of(JavaClass type) {
        var source = type.getSource();
        if (source.isEmpty()) {
            return List.of();
        }
        try (var bytes = source.get().getUri().toURL().openStream()) {
            var calls = new ArrayList<Call>();
            for (var method : ClassFile.of().parse(bytes.readAllBytes()).methods()) {
                addCalls(method, calls);
            }
            return calls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addCalls(MethodModel method, List<Call> calls) {
        var code = method.code();
        if (code.isEmpty()) {
            return;
        }
        var before = new ArrayList<Instruction>();
        for (CodeElement element : code.get()) {
            if (element instanceof InvokeInstruction invoke
                    && invoke.owner().asInternalName().equals("java/lang/String")
                    && takesRegex(invoke)) {
                calls.add(new Call(
                        method.methodName().stringValue(),
                        regex(before, invoke.typeSymbol().parameterCount()),
                        SEARCHING.contains(invoke.name().stringValue())));
            }
            if (element instanceof Instruction instruction) {
                before.add(instruction);
            }
        }
    }

    private static boolean takesRegex(InvokeInstruction invoke) {
        return Set.of("matches", "replaceAll", "replaceFirst", "split", "splitWithDelimiters")
                .contains(invoke.name().stringValue());
    }

    /// Where both arguments are constant, they are pushed one after the other; where only the first is, no other
    /// string is pushed before the rest of the call.
    private static @Nullable String regex(List<Instruction> before, int parameters) {
        if (parameters == 1) {
            return constant(before.getLast());
        }
        if (before.getLast() instanceof ConstantInstruction) {
            return constant(before.get(before.size() - 2));
        }
        return before.reversed().stream()
                .map(RegexCalls::constant)
                .filter(text -> text != null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String constant(Instruction instruction) {
        return instruction instanceof ConstantInstruction loaded && loaded.constantValue() instanceof String text
                ? text
                : null;
    }
}
