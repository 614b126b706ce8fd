package com.mailboxkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.mailboxkit.architecture.RegexShape.Atom;
import com.mailboxkit.architecture.RegexShape.Choice;
import com.mailboxkit.architecture.RegexShape.Look;
import com.mailboxkit.architecture.RegexShape.Repetition;
import com.mailboxkit.architecture.RegexShape.Sequence;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// Regular expressions run over what strangers write. Those of Java recurse once for each repetition of a group, which
/// ends in a `StackOverflowError` on long text, and take the square of its length where a repetition gives back what
/// the next part takes as well.
final class RegexRules {

    /// A repetition up to it costs no more than a constant.
    private static final int FEW_GROUPS = 64;

    private static final int FEW_CHARACTERS = 1_000;

    private final String root;

    RegexRules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> rules() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put(
                "patterns take linear time and no stack",
                all(have("patterns that take linear time and no stack", RegexRules::checkFields)));
        rules.put(
                "expressions given to String are constant, linear and take no stack",
                all(have("only constant and linear expressions in calls of String", RegexRules::checkCalls)));
        rules.put(
                "patterns are compiled once",
                all(have("patterns in static fields only", RegexRules::checkCompilation)));
        return rules;
    }

    /// What is wrong with a regular expression; empty where it is good.
    ///
    /// @param searches whether it is also tried from the middle of the text on
    static List<String> faults(Pattern regex, boolean searches) {
        var faults = new ArrayList<String>();
        try {
            var shape = RegexShape.of(regex);
            check(shape, new BitSet(), faults);
            if (searches && startsWithEndless(shape)) {
                faults.add("begins with a repetition without a limit that something must follow: searching tries it"
                        + " again from each character");
            }
        } catch (RuntimeException beyondUs) {
            faults.add("cannot be judged: " + beyondUs);
        }
        return faults;
    }

    private static void check(RegexShape shape, BitSet after, List<String> faults) {
        switch (shape) {
            case Atom atom -> {}
            case Look look -> check(look.inside(), new BitSet(), faults);
            case Choice one -> one.branches().forEach(branch -> check(branch, after, faults));
            case Sequence all -> {
                for (int i = 0; i < all.parts().size(); i++) {
                    var rest = all.parts().subList(i + 1, all.parts().size());
                    check(all.parts().get(i), RegexShape.first(rest, after), faults);
                }
            }
            case Repetition again -> checkRepetition(again, after, faults);
        }
    }

    private static void checkRepetition(Repetition again, BitSet after, List<String> faults) {
        boolean isAtom = again.part() instanceof Atom;
        if (!again.keeps() && !isAtom && again.max() > FEW_GROUPS) {
            faults.add("repeats a group: make that possessive, or limit it to " + FEW_GROUPS + " times");
        }
        if (!again.keeps()
                && isAtom
                && again.max() > FEW_CHARACTERS
                && again.part().first().intersects(after)) {
            faults.add("repeats without a limit what the next part can begin with: make that possessive, or limit it");
        }
        var next = new BitSet();
        next.or(after);
        if (again.max() > 1) {
            next.or(again.part().first());
        }
        check(again.part(), next, faults);
    }

    private static boolean startsWithEndless(RegexShape shape) {
        return switch (shape) {
            case Choice one -> one.branches().stream().anyMatch(RegexRules::startsWithEndless);
            case Sequence all ->
                all.parts().size() > 1
                        && all.parts().getFirst() instanceof Repetition first
                        && first.max() > FEW_CHARACTERS
                        && !all.parts().stream().skip(1).allMatch(RegexRules::isOptional);
            case Atom atom -> false;
            case Look look -> false;
            case Repetition again -> false;
        };
    }

    private static boolean isOptional(RegexShape shape) {
        return shape.isNullable() && !(shape instanceof Atom) && !(shape instanceof Look);
    }

    private static void checkFields(JavaClass type, BiConsumer<String, String> report) {
        for (var field : type.getFields()) {
            if (field.getRawType().isEquivalentTo(Pattern.class)
                    && field.getModifiers().contains(JavaModifier.STATIC)) {
                try {
                    var reflected = field.reflect();
                    reflected.setAccessible(true);
                    var regex = (Pattern) reflected.get(null);
                    faults(regex, false).forEach(fault -> report.accept(field.getName() + " " + regex, fault));
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
    }

    private static void checkCalls(JavaClass type, BiConsumer<String, String> report) {
        for (var call : RegexCalls.of(type)) {
            if (call.regex() == null) {
                report.accept(call.method(), "is given a regular expression that is not constant");
            } else if (!call.isPlain()) {
                var regex = Pattern.compile(call.regex());
                faults(regex, call.searches()).forEach(fault -> report.accept(call.method() + " " + regex, fault));
            }
        }
    }

    /// A method that makes a pattern of words is one that fills static fields.
    private static void checkCompilation(JavaClass type, BiConsumer<String, String> report) {
        type.getMethodCallsFromSelf().stream()
                .filter(CodeCalls.of(Pattern.class, "compile", "matches")) // of Pattern itself, not of its matchers
                .filter(call -> !call.getOrigin().getName().equals("<clinit>")
                        && !(call.getOrigin() instanceof JavaMethod method
                                && method.getRawReturnType().isEquivalentTo(Pattern.class)))
                .forEach(call -> report.accept(call.getOrigin().getName(), "compiles a pattern each time"));
    }

    private ArchRule all(ArchCondition<JavaClass> condition) {
        return classes().that().resideInAPackage(root + "..").should(condition);
    }

    private static ArchCondition<JavaClass> have(String what, BiConsumer<JavaClass, BiConsumer<String, String>> check) {
        return new ArchCondition<>("have " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(
                        type,
                        (where, fault) -> events.add(SimpleConditionEvent.violated(
                                type, "%s: %s %s".formatted(type.getName(), where, fault))));
            }
        };
    }
}
