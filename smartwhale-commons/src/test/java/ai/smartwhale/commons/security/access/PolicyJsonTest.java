// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.security.SecurityAudit;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolicyJsonTest {

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        for (int seed = 0; seed < 50; seed++) {
            RbacPolicy policy = new RandomPolicies(seed).policy(8, 8);
            RbacPolicy back = RbacPolicy.fromJson(policy.toJson());
            assertThat(back.roles()).containsExactlyInAnyOrderElementsOf(policy.roles());
            assertThat(back.principals()).containsExactlyInAnyOrderElementsOf(policy.principals());
            assertThat(back.separations()).containsExactlyInAnyOrderElementsOf(policy.separations());
            assertThat(back.toJson()).isEqualTo(policy.toJson());
        }
    }

    @Test
    void everyProblemIsNamedAtOnceWithItsPlace() {
        String json = """
                {"version":2, "extra":1,
                 "roles":[{"name":"a","rules":[{"effect":"maybe","resource":"x","action":"read"},
                                               {"effect":"allow","resource":"x*","action":"read"}]},
                          {"name":7,"colour":"red"}],
                 "separations":[{"name":"s","kind":"static","roles":["a"],"most":1}]}
                """;
        assertThatThrownBy(() -> RbacPolicy.fromJson(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidPolicyException.class)
                .satisfies(e -> assertThat(((InvalidPolicyException) e).problems())
                        .extracting(PolicyProblem::where)
                        .contains(
                                "",
                                "/version",
                                "/roles/0/rules/0/effect",
                                "/roles/0/rules/1",
                                "/roles/1/name",
                                "/roles/1",
                                "/separations/0"));
    }

    @Test
    void aFieldTwiceAndAnythingAfterTheEndAreRefused() {
        for (String json : new String[] {
            "{\"version\":1,\"version\":1}", "{\"version\":1} {}", "[]", "", "null", "{", "{\"version\":1,\"roles\":{}}"
        }) {
            assertThatThrownBy(() -> RbacPolicy.fromJson(json.getBytes(StandardCharsets.UTF_8)))
                    .as(json)
                    .isInstanceOf(InvalidPolicyException.class);
        }
    }

    @Test
    void mutatedPoliciesAreReadOrRefusedByOneKindOfException() {
        Random random = new Random(5);
        byte[] good = new RandomPolicies(5).policy(8, 8).toJson();
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = good.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] mutated = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            try {
                AccessControl.create(
                        RbacPolicy.fromJson(mutated),
                        AccessConfig.defaults(),
                        SecurityAudit.NONE,
                        InstantSource.system());
            } catch (InvalidPolicyException | LimitExceededException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }
}
