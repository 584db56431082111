// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromQueryTest {

    private static final String LETTERS = "ab_{}[]()\"'`\\ $0.by,=\n\u0661";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '%', textBlock = """
            jobs_total                                                                   | jobs_total
            sum by (le, model) (rate(run_seconds_bucket[$__rate_interval]))              | run_seconds_bucket
            sum(rate(a_total{x="b_total",y=~"c.*}"}[5m] offset 1h)) without (instance)   | a_total
            a / on (job) group_left (team) b                                             | a,b
            histogram_quantile(0.99, sum(rate(x_bucket[1m])) by (le)) > bool 1e3         | x_bucket
            avg_over_time(depth[5m:1m]) and on() up                                      | depth,up
            label_replace(a, "dst", "$1", "src", 'b_total(.*)')                          | a
            -a * 2 ^ b @ end()                                                           | a,b
            max(job:rate:5m) or vector(0)                                                | job:rate:5m
            count_values("version", build) + topk(3, a)                                  | a,build
            """)
    void namesAreFoundWhereverTheyCanStand(String query, String expected) {
        assertThat(PromQuery.metrics(query)).isEqualTo(Set.of(expected.split(",")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a{x=\"b\"", "a[5m", "sum by (le rate(a)[", "{__name__=~\"a.*\"}", "a{x=\"unclosed}", "\"x"})
    void whatCannotBeReadIsRefused(String query) {
        assertThatThrownBy(() -> PromQuery.metrics(query)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void nothingMakesItLoopOrBreak() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int at = random.nextInt(30); at > 0; at--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            try {
                assertThat(PromQuery.metrics(text.toString())).doesNotContain("");
            } catch (InvalidValueException refused) {
                assertThat(refused.field()).isEqualTo("query");
            }
        }
        assertThat(PromQuery.metrics("\"" + "\\\\".repeat(100_000) + "\" + a")).containsExactly("a");
    }
}
