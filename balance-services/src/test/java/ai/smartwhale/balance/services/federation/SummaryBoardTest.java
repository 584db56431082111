// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SummaryBoardTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SummaryConfig CONFIG =
            new SummaryConfig(Duration.ofSeconds(1), Duration.ofSeconds(5), 2, 3, 2, OptionalInt.empty());

    private final AtomicLong now = new AtomicLong();
    private final SummaryBoard board = SummaryBoard.create("me", CONFIG, now::get);

    private static InstanceSummary summary(String who, long incarnation, long sequence, long used) {
        ModelSummary model = new ModelSummary("m", used, used, used, 1, LatencySketch.NONE, List.of());
        return new InstanceSummary(who, incarnation, sequence, 2, 3, List.of(model));
    }

    private static byte[] bytes(Object metric) {
        try {
            return JSON.writeValueAsBytes(metric);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static byte[] metric(InstanceSummary summary) {
        return bytes(Map.of(
                "metric_name",
                SummaryCodec.METRIC,
                "timestamp",
                "2026-01-01T00:00:00Z",
                "data",
                SummaryCodec.write(summary)));
    }

    private void hear(InstanceSummary summary) {
        board.hear(metric(summary));
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        ModelLedger ledger = ModelLedger.create("you", 17, CONFIG);
        ledger.arrived("m", java.util.Optional.of("k"));
        ledger.used("m");
        ledger.served("m", Duration.ofMillis(20));
        InstanceSummary told = ledger.summary(Map.of("m", 4), 5);
        hear(told);
        assertThat(board.others()).isEqualTo(Summaries.of(told));
        assertThat(told.models().get(0).hotKeys()).containsExactly(new HotKey("k", 1));
        assertThat(told.inFlight()).isEqualTo(4);
    }

    @Test
    void theOwnEchoAndWhatIsOldAreNoNews() {
        hear(summary("me", 1, 1, 5));
        hear(summary("you", 1, 2, 5));
        hear(summary("you", 1, 2, 5));
        hear(summary("you", 1, 1, 4));
        assertThat(board.others().byInstance()).containsOnlyKeys("you");
        assertThat(board.statistics().own()).isEqualTo(1);
        assertThat(board.statistics().old()).isEqualTo(2);
        assertThat(board.statistics().folded()).isEqualTo(1);
    }

    @Test
    void whoFallsSilentIsGoneAndMakesRoomForOthers() {
        hear(summary("a", 1, 1, 5));
        hear(summary("b", 1, 1, 5));
        hear(summary("c", 1, 1, 5));
        assertThat(board.statistics().crowded()).isEqualTo(1);
        now.addAndGet(Duration.ofSeconds(4).toNanos());
        hear(summary("b", 1, 2, 5));
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(board.others().byInstance()).containsOnlyKeys("b");
        hear(summary("c", 1, 2, 5));
        assertThat(board.others().byInstance()).containsOnlyKeys("b", "c");
        assertThat(board.statistics().expired()).isEqualTo(1);
    }

    @Test
    void whoSaysFarewellIsGoneAtOnceAndComesBackOnlyAnew() {
        hear(summary("a", 1, 1, 5));
        assertThat(board.hear(metric(summary("a", 1, 3, 8).farewell()))).isTrue();
        assertThat(board.others().byInstance()).isEmpty();
        assertThat(board.statistics().instances()).isZero();
        assertThat(board.takeUsed()).as("what it used until then counts").containsOnly(Map.entry("m", 3.0));
        assertThat(board.hear(metric(summary("a", 1, 2, 6)))).as("told late").isFalse();
        assertThat(board.others().byInstance()).isEmpty();
        assertThat(board.hear(metric(summary("a", 2, 1, 0)))).isTrue();
        assertThat(board.others().byInstance()).containsOnlyKeys("a");
        assertThat(board.statistics().expired()).isZero();
    }

    @Test
    void whoLeftMakesRoomForOthers() {
        hear(summary("a", 1, 1, 5).farewell());
        hear(summary("b", 1, 1, 5));
        hear(summary("c", 1, 1, 5));
        assertThat(board.others().byInstance()).containsOnlyKeys("b", "c");
    }

    @Test
    void onlyWhoHearsItselfLongEnoughAndNobodyElseIsAlone() {
        assertThat(board.isAlone()).as("nothing was heard").isFalse();
        hear(summary("me", 1, 1, 0));
        assertThat(board.isAlone()).as("others may not have answered yet").isFalse();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        hear(summary("me", 1, 2, 0));
        assertThat(board.isAlone()).isTrue();
        assertThat(board.hear(metric(summary("a", 1, 1, 0)))).isTrue();
        assertThat(board.isAlone()).isFalse();
        hear(summary("a", 1, 2, 0).farewell());
        assertThat(board.isAlone()).isTrue();
        now.addAndGet(Duration.ofSeconds(6).toNanos());
        board.others();
        assertThat(board.isAlone()).as("not even its own was heard lately").isFalse();
    }

    @Test
    void whoSpeaksInAnotherVersionIsThereAllTheSame() {
        hear(summary("me", 1, 1, 0));
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        hear(summary("me", 1, 2, 0));
        assertThat(board.isAlone()).isTrue();
        board.hear(bytes(Map.of("metric_name", SummaryCodec.METRIC, "data", Map.of("version", 2))));
        assertThat(board.isAlone()).isFalse();
    }

    @Test
    void whatIsUsedIsCountedOnceFromTheSecondSummaryOn() {
        hear(summary("you", 1, 1, 100));
        assertThat(board.takeUsed()).isEmpty();
        hear(summary("you", 1, 2, 130));
        hear(summary("you", 1, 2, 130));
        hear(summary("you", 1, 3, 135));
        assertThat(board.takeUsed()).containsOnly(Map.entry("m", 35.0));
        assertThat(board.takeUsed()).isEmpty();
        hear(summary("you", 2, 1, 7));
        assertThat(board.takeUsed()).containsOnly(Map.entry("m", 7.0));
    }

    @Test
    void otherMetricsVersionsAndDamageAreToldApart() {
        board.hear(bytes(Map.of("metric_name", "other", "data", 5)));
        board.hear(bytes(Map.of("metric_name", "other", "data", SummaryCodec.METRIC)));
        board.hear(bytes(Map.of("metric_name", SummaryCodec.METRIC, "data", Map.of("version", 2))));
        board.hear(bytes(Map.of("metric_name", SummaryCodec.METRIC, "data", Map.of("version", 1))));
        board.hear(bytes(Map.of("metric_name", SummaryCodec.METRIC)));
        board.hear(SummaryCodec.METRIC.getBytes(StandardCharsets.UTF_8));
        assertThat(board.statistics().unknownVersion()).isEqualTo(1);
        assertThat(board.statistics().unreadable()).isEqualTo(3);
        assertThat(board.others().byInstance()).isEmpty();
    }

    @Test
    void noDamageOfAMessageGetsThrough() {
        byte[] whole = metric(summary("you", 1, 1, 5));
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = whole.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(128);
            }
            board.hear(java.util.Arrays.copyOf(damaged, damaged.length - random.nextInt(2)));
        }
        assertThat(board.statistics().instances()).isLessThanOrEqualTo(CONFIG.maxInstances());
        assertThat(board.statistics().unreadable()).isPositive();
    }

    @Test
    void aLedgerForgetsTheModelThatWasSeenLongestAgo() {
        ModelLedger ledger = ModelLedger.create("me", 1, CONFIG);
        for (String model : List.of("a", "b", "c", "a", "d")) {
            ledger.used(model);
        }
        assertThat(ledger.summary(Map.of(), 0).models())
                .extracting(ModelSummary::model)
                .containsExactlyInAnyOrder("a", "c", "d");
    }
}
