package com.mailboxkit.server.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class RolesTest {

    @Test
    void areAllUnlessNamed() {
        assertThat(Roles.of(new MockEnvironment()).areAll()).isTrue();
        assertThat(roles("query, projections").all()).containsExactlyInAnyOrder(Role.QUERY, Role.PROJECTIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"querry", "QUERY", "query;smtp", "all"})
    void refusesNamesThatAreNoRoles(String names) {
        assertThatThrownBy(() -> roles(names)).isInstanceOfSatisfying(InvalidRolesException.class, refused -> {
            assertThat(refused).hasMessage("There is no role '%s'.".formatted(names));
            assertThat(refused.action()).contains("command,query,projections,smtp,webhooks");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "query,"})
    void refusesNamesThatAreMissing(String names) {
        assertThatThrownBy(() -> roles(names)).hasMessage("mailboxkit.roles names no role.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query",
                "projections",
                "query,projections",
                "command,query,smtp,webhooks",
                "command,query,projections,smtp,webhooks"
            })
    void takesWhatSpeaksToNobodyElse(String names) {
        roles(names).check(false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "smtp", "command,query", "query,smtp", "projections,webhooks"})
    void refusesWithoutAxonServerWhatSpeaksToAnotherProcess(String names) {
        assertThatThrownBy(() -> roles(names).check(false, true))
                .isInstanceOfSatisfying(InvalidRolesException.class, refused -> {
                    assertThat(refused).hasMessageContaining("commands and queries do not leave a process");
                    assertThat(refused.action()).contains("mailboxkit.event-store=axon-server");
                });
        roles(names).check(true, true);
    }

    @Test
    void refusesSomeRolesOnADatabaseThatNobodyElseHas() {
        assertThatThrownBy(() -> roles("query").check(false, false)).hasMessageContaining("database of others");
        roles("command,query,projections,smtp,webhooks").check(false, false);
    }

    private static Roles roles(String names) {
        return Roles.of(new MockEnvironment().withProperty("mailboxkit.roles", names));
    }
}
