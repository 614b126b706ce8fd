package com.mailboxkit.server.roles;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;

/// The roles of this process: `mailboxkit.roles`.
///
/// Without Axon Server, commands and queries do not leave the process. What sends them therefore runs together with
/// what handles them: everything but readers and projections, which need nobody.
///
/// @param all at least one
public record Roles(Set<Role> all) {

    static final String PROPERTY = "mailboxkit.roles";

    private static final Set<Role> TALK_TO_EACH_OTHER = EnumSet.of(Role.COMMAND, Role.QUERY, Role.SMTP, Role.WEBHOOKS);
    private static final Set<Role> NEED_OTHERS = EnumSet.of(Role.COMMAND, Role.SMTP, Role.WEBHOOKS);

    /// @throws InvalidRolesException where the setting names no roles, or others than there are
    public static Roles of(Environment environment) {
        var names = environment.getProperty(PROPERTY, String.class, names(List.of(Role.values())));
        var roles = EnumSet.noneOf(Role.class);
        for (var name : names.split(",", -1)) {
            roles.add(role(name.strip()));
        }
        return new Roles(roles);
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidRolesException(
                        name.isEmpty() ? PROPERTY + " names no role." : "There is no role '%s'.".formatted(name),
                        "Name one or more of %s with %s (MAILBOXKIT_ROLES), separated by commas; left out, a process has all."
                                .formatted(names(List.of(Role.values())), PROPERTY)));
    }

    public boolean has(Role role) {
        return all.contains(role);
    }

    public boolean areAll() {
        return all.size() == Role.values().length;
    }

    /// @param commandsTravel whether commands and queries reach other processes, over Axon Server
    /// @throws InvalidRolesException where a role needs another one that this process has not got
    void check(boolean commandsTravel, boolean databaseIsShared) {
        if (!areAll() && !databaseIsShared) {
            throw new InvalidRolesException(
                    "A process with the roles %s works on the database of others, and none is named."
                            .formatted(names(all)),
                    "Name it with mailboxkit.postgres.url (MAILBOXKIT_POSTGRES_URL), or give the process all roles.");
        }
        var missing = EnumSet.copyOf(TALK_TO_EACH_OTHER);
        missing.removeAll(all);
        if (!commandsTravel && !missing.isEmpty() && all.stream().anyMatch(NEED_OTHERS::contains)) {
            throw new InvalidRolesException(
                    "With the events in PostgreSQL, commands and queries do not leave a process: the roles %s need %s in the same one."
                            .formatted(names(all), names(missing)),
                    ("Run %s together (query and projections may also run alone), or let commands travel over Axon Server"
                                    + " with mailboxkit.event-store=axon-server.")
                            .formatted(names(TALK_TO_EACH_OTHER)));
        }
    }

    private static String names(Collection<Role> roles) {
        return roles.stream().map(Role::wire).collect(joining(","));
    }
}
