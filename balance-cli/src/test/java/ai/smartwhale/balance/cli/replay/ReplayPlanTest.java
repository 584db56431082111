// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.cli.trace.Trace;
import ai.smartwhale.balance.cli.trace.TraceFormat;
import ai.smartwhale.balance.cli.trace.TraceRow;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayPlanTest {

    private static final KeyCatalog CATALOG = new KeyCatalog(Map.of(
            DataSource.WIKI, List.of("Whale", "Tide", "Storm"),
            DataSource.WEB, List.of("harbour", "ships"),
            DataSource.DATABASE, List.of("Gold")));

    private static TraceRow row(int i, String content, String model) {
        return new TraceRow(
                Duration.ofMillis(i), content, Optional.ofNullable(model), Optional.empty(), Priority.DEFAULT);
    }

    private static Trace trace(List<TraceRow> rows) {
        return new Trace("t", TraceFormat.BALANCE, rows, false);
    }

    private static Trace contents(int count) {
        return trace(IntStream.range(0, count)
                .mapToObj(i -> row(i, "content-" + i % 200, null))
                .toList());
    }

    @Test
    void isTheSameEveryTime() {
        ReplayPlan plan = ReplayPlan.of(contents(500), CATALOG, 4);
        assertThat(plan).isEqualTo(ReplayPlan.of(contents(500), CATALOG, 4));
        // Written down, so that a change of the rule is seen: reports of different versions stay comparable.
        assertThat(plan.requests().subList(0, 4))
                .extracting(PlannedRequest::modelId, PlannedRequest::source, PlannedRequest::key)
                .hasToString(FIRST_FOUR);
    }

    private static final String FIRST_FOUR = "[(\"model-4\", WIKI, \"Whale\"), (\"model-2\", WIKI, \"Tide\"),"
            + " (\"model-3\", WIKI, \"Storm\"), (\"model-2\", WIKI, \"Whale\")]";

    @Test
    void asksForTheSameThingWhereTheContentIsTheSame() {
        Map<DataSource, List<String>> keys = CATALOG.keys();
        List<PlannedRequest> requests =
                ReplayPlan.of(contents(1_000), CATALOG, 3).requests();
        for (int i = 200; i < 1_000; i++) {
            assertThat(requests.get(i).key()).isEqualTo(requests.get(i - 200).key());
            assertThat(requests.get(i).source()).isEqualTo(requests.get(i - 200).source());
        }
        assertThat(requests).allMatch(request -> keys.get(request.source()).contains(request.key()));
    }

    @Test
    void mixesSourcesAndModelsAsTheRuleSays() {
        Trace trace = trace(
                IntStream.range(0, 20_000).mapToObj(i -> row(i, "c" + i, null)).toList());
        ReplayPlan plan = ReplayPlan.of(trace, CATALOG, 4);
        Map<DataSource, Long> sources =
                plan.requests().stream().collect(Collectors.groupingBy(PlannedRequest::source, Collectors.counting()));
        assertThat(sources.get(DataSource.WIKI)).isBetween(11_600L, 12_400L);
        assertThat(sources.get(DataSource.WEB)).isBetween(4_700L, 5_300L);
        assertThat(sources.get(DataSource.DATABASE)).isBetween(2_700L, 3_300L);
        Map<String, Long> models =
                plan.requests().stream().collect(Collectors.groupingBy(PlannedRequest::modelId, Collectors.counting()));
        assertThat(models.keySet()).containsExactlyInAnyOrder("model-1", "model-2", "model-3", "model-4");
        assertThat(models.values()).allMatch(count -> count > 4_700 && count < 5_300);
    }

    @Test
    void takesWhatTheTraceSaysWhereItSaysIt() {
        TraceRow row = new TraceRow(
                Duration.ZERO, "Tide", Optional.of("reader"), Optional.of(DataSource.WIKI), Priority.CRITICAL);
        assertThat(ReplayPlan.of(trace(List.of(row)), CATALOG, 1).requests())
                .containsExactly(
                        new PlannedRequest(Duration.ZERO, "reader", DataSource.WIKI, "Tide", Priority.CRITICAL));
    }

    @Test
    void letsModelsShareWhereThereAreTooMany() {
        List<TraceRow> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(row(i, "c", "fn-" + i % 10));
        }
        ReplayPlan plan = ReplayPlan.of(trace(rows), CATALOG, 3);
        assertThat(plan.models()).containsExactly("fn-0", "fn-1", "fn-2");
        for (int i = 10; i < 100; i++) {
            assertThat(plan.requests().get(i).modelId())
                    .isEqualTo(plan.requests().get(i - 10).modelId());
        }
        assertThat(ReplayPlan.of(trace(rows), CATALOG, 10).models()).hasSize(10);
    }

    @Test
    void refusesASourceThatTheReplayCannotAsk() {
        TraceRow row =
                new TraceRow(Duration.ZERO, "x", Optional.empty(), Optional.of(DataSource.TWITTER), Priority.DEFAULT);
        assertThatThrownBy(() -> ReplayPlan.of(trace(List.of(row)), CATALOG, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("source is \"twitter\"; allowed: wiki, web or database");
        assertThatThrownBy(() -> ReplayPlan.of(contents(1), CATALOG, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new KeyCatalog(Map.of())).isInstanceOf(InvalidValueException.class);
    }
}
