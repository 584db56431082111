// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.security;

import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.access.AccessConfig;
import ai.smartwhale.commons.security.access.AccessControl;
import ai.smartwhale.commons.security.access.Effect;
import ai.smartwhale.commons.security.access.PermissionManager;
import ai.smartwhale.commons.security.access.Principal;
import ai.smartwhale.commons.security.access.RbacPolicy;
import ai.smartwhale.commons.security.access.Role;
import ai.smartwhale.commons.security.access.Rule;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Checks of permissions with 1,000 users, 100 roles in a hierarchy, and 500 rules with and without wildcards, beside
 * walking the roles and their rules at each check. Both are asked the same, at random, and give the same answers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AccessBenchmark {

    private static final int USERS = 1_000;
    private static final int ROLES = 100;
    private static final int RULES = 5;
    private static final List<String> SOURCES = List.of("web", "wiki", "news", "database", "book");
    private static final List<String> TYPES = List.of("text", "image", "audio", "table");
    private static final List<String> ACTIONS = List.of("fetch_data", "search", "update");

    /** How many questions there are: few stay in the processor's caches, many come from all users. */
    @Param({"64", "4096"})
    public int distinct = 4_096;

    private final Random random = new Random(7);
    private final List<Question> questions = new ArrayList<>();
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Principal> principals = new HashMap<>();
    private final PermissionManager permissions = AccessControl.create(
                    policy(), AccessConfig.defaults(), SecurityAudit.NONE, InstantSource.system())
            .permissions();
    private int next;

    private record Question(String user, String resource, String action) {}

    private RbacPolicy policy() {
        for (int i = 0; i < ROLES; i++) {
            Set<String> parents = new HashSet<>();
            for (int p = 0; i > 0 && p < random.nextInt(2); p++) {
                parents.add("role-" + random.nextInt(i));
            }
            Set<Rule> rules = new HashSet<>();
            while (rules.size() < RULES) {
                rules.add(new Rule(
                        random.nextInt(10) == 0 ? Effect.DENY : Effect.ALLOW,
                        pattern(),
                        random.nextInt(5) == 0 ? "*" : any(ACTIONS)));
            }
            roles.put("role-" + i, new Role("role-" + i, parents, rules));
        }
        for (int i = 0; i < USERS; i++) {
            Set<String> held = new HashSet<>();
            for (int r = 1 + random.nextInt(3); r > 0; r--) {
                held.add("role-" + random.nextInt(ROLES));
            }
            principals.put("user-" + i, new Principal("user-" + i, held, Set.of()));
        }
        return new RbacPolicy(List.copyOf(roles.values()), List.copyOf(principals.values()), List.of());
    }

    private String pattern() {
        String source = "source:" + any(SOURCES);
        return switch (random.nextInt(4)) {
            case 0 -> source + ":*";
            case 1 -> source + ":*:model-" + random.nextInt(50);
            case 2 -> source + ':' + any(TYPES) + ":*";
            default -> source + ':' + any(TYPES) + ":model-" + random.nextInt(50);
        };
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Makes up questions, each text anew, as it comes from a request. */
    @Setup
    public void ask() {
        int granted = 0;
        for (int i = 0; i < distinct; i++) {
            String resource = "source:" + any(SOURCES) + ':' + any(TYPES) + ":model-" + random.nextInt(50);
            Question question = new Question("user-" + random.nextInt(USERS), resource, any(ACTIONS));
            boolean walked = walk(question);
            if (walked != check(question)) {
                throw new IllegalStateException("the two disagree about " + question);
            }
            granted += walked ? 1 : 0;
            questions.add(question);
        }
        if (granted < distinct / 20 || granted > distinct * 19 / 20) {
            throw new IllegalStateException("nearly all answers are alike: " + granted);
        }
    }

    private Question next() {
        next = (next + 1) & (distinct - 1);
        return questions.get(next);
    }

    private boolean check(Question question) {
        return permissions.checkPermission(question.user(), question.resource(), question.action());
    }

    private boolean walk(Question question) {
        Principal principal = principals.get(question.user());
        if (principal == null) {
            return false;
        }
        Set<String> seen = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(principal.roles());
        boolean allowed = false;
        while (!left.isEmpty()) {
            String name = left.pop();
            Role role = roles.get(name);
            if (role == null || !seen.add(name)) {
                continue;
            }
            for (Rule rule : role.rules()) {
                if (rule.covers(question.resource(), question.action())) {
                    if (rule.effect() == Effect.DENY) {
                        return false;
                    }
                    allowed = true;
                }
            }
            left.addAll(role.parents());
        }
        return allowed;
    }

    /**
     * Ours.
     *
     * @return the answer
     */
    @Benchmark
    public boolean checkPermission() {
        return check(next());
    }

    /**
     * The same by walking.
     *
     * @return the answer
     */
    @Benchmark
    public boolean walkTheRoles() {
        return walk(next());
    }
}
