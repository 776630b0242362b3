package org.lichat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for all rules and whoever is granted or denied something (§5.3.2). */
class RulePropertyTest {

    @Property
    void whoIsGrantedMay(@ForAll("rules") Rule rule, @ForAll("names") Name name) {
        assertTrue(rule.grant(name).permits(name));
    }

    @Property
    void whoIsDeniedMayNot(@ForAll("rules") Rule rule, @ForAll("names") Name name) {
        assertFalse(rule.deny(name).permits(name));
    }

    @Property
    void othersAreNotConcerned(@ForAll("rules") Rule rule, @ForAll("names") Name name, @ForAll("names") Name other) {
        if (!name.equals(other)) {
            assertEquals(rule.permits(other), rule.grant(name).permits(other));
            assertEquals(rule.permits(other), rule.deny(name).permits(other));
        }
    }

    @Property
    void nothingChangesTheSecondTime(@ForAll("rules") Rule rule, @ForAll("names") Name name) {
        Rule granted = rule.grant(name);
        Rule denied = rule.deny(name);
        assertSame(granted, granted.grant(name));
        assertSame(denied, denied.deny(name));
    }

    @Property
    void theLastWordCounts(@ForAll("rules") Rule rule, @ForAll("names") Name name) {
        assertEquals(rule.grant(name), rule.deny(name).grant(name));
        assertEquals(rule.deny(name), rule.grant(name).deny(name));
    }

    @Property
    void whatIsPrintedIsRead(@ForAll("rules") Rule rule) {
        @Nullable Rule read = Rule.read(rule.print());
        assertEquals(rule, read);
    }

    @Provide
    Arbitrary<Name> names() {
        return Arbitraries.of("a", "A", "b", "ß", "ẞ", "ss", "two words").map(Name::of);
    }

    @Provide
    Arbitrary<Rule> rules() {
        return Combinators.combine(Arbitraries.of(true, false), names().list().ofMaxSize(6))
                .as((isOpen, exceptions) -> {
                    Rule rule = isOpen ? Rule.ANYONE : Rule.NO_ONE;
                    for (Name name : exceptions) {
                        rule = isOpen ? rule.deny(name) : rule.grant(name);
                    }
                    return rule;
                });
    }
}
