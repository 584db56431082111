// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Policies, resources and actions by chance, from few names so that they often meet. */
final class RandomPolicies {

    static final List<String> ACTIONS = List.of("read", "write", "run");
    private static final List<String> NAMES = List.of("a", "b", "c", "Aa", "BB");

    private final Random random;

    RandomPolicies(long seed) {
        this.random = new Random(seed);
    }

    RbacPolicy policy(int roleCount, int principalCount) {
        List<Role> roles = new ArrayList<>();
        for (int i = 0; i < roleCount; i++) {
            Set<String> parents = new HashSet<>();
            while (i > 0 && random.nextInt(3) > 0) {
                parents.add("r" + random.nextInt(i));
            }
            roles.add(new Role("r" + i, parents, rules(4)));
        }
        List<Principal> principals = new ArrayList<>();
        for (int i = 0; i < principalCount; i++) {
            Set<String> held = new HashSet<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                held.add("r" + random.nextInt(roleCount));
            }
            principals.add(new Principal("p" + i, held, rules(2)));
        }
        List<DutySeparation> separations = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            Set<String> apart = new HashSet<>();
            while (apart.size() < 2) {
                apart.add("r" + random.nextInt(roleCount));
            }
            separations.add(new DutySeparation("s" + i, DutySeparation.Kind.DYNAMIC, apart, 1));
        }
        return new RbacPolicy(roles, principals, separations);
    }

    private Set<Rule> rules(int most) {
        Set<Rule> rules = new HashSet<>();
        for (int n = random.nextInt(most + 1); n > 0; n--) {
            rules.add(rule());
        }
        return rules;
    }

    Rule rule() {
        Effect effect = random.nextInt(4) == 0 ? Effect.DENY : Effect.ALLOW;
        String action = random.nextInt(4) == 0 ? "*" : ACTIONS.get(random.nextInt(2));
        return new Rule(effect, segments(3), action);
    }

    String resource() {
        return segments(0);
    }

    private String segments(int wildIn) {
        List<String> segments = new ArrayList<>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            boolean wild = wildIn > 0 && random.nextInt(wildIn) == 0;
            segments.add(wild ? "*" : NAMES.get(random.nextInt(NAMES.size())));
        }
        return String.join(":", segments);
    }
}
