// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.soak.check.Verdict.State;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final int IN_TIME = 0;
    private static final int ONCE = 1;
    private static final int TYPED = 2;
    private static final int RIGHT = 3;

    private final FakeTicker ticker = new FakeTicker();
    private final Timeline timeline = new Timeline();
    private final LatencyBook latencies = new LatencyBook();
    private final Ledger ledger = new Ledger(ticker, Duration.ofSeconds(1), timeline, latencies);

    private long ask() {
        return ledger.ask(new Asked("m", "hash", Priority.HIGH, Duration.ofSeconds(5), false));
    }

    private static Reply right() {
        return new Reply(Ending.ANSWERED, "id", "id", "m", "hash", "");
    }

    private Verdict verdict(int index) {
        return ledger.verdicts().get(index);
    }

    private void assertOnlyBroken(int index) {
        List<Verdict> verdicts = ledger.verdicts();
        for (int i = 0; i < verdicts.size(); i++) {
            assertThat(verdicts.get(i).isBroken())
                    .as(verdicts.get(i).toString())
                    .isEqualTo(i == index);
        }
    }

    @Test
    void whatEndsInTimeWithTheRightAnswerBreaksNothing() {
        for (int i = 0; i < 100; i++) {
            long number = ask();
            ticker.advance(Duration.ofMillis(50));
            ledger.end(number, i % 2 == 0 ? right() : Reply.without(Ending.REJECTED, "full"));
        }
        assertThat(ledger.verdicts()).allMatch(verdict -> verdict.state() == State.HELD);
        assertThat(ledger.endings()).containsEntry(Ending.ANSWERED, 50L).containsEntry(Ending.REJECTED, 50L);
        assertThat(latencies.line(Priority.HIGH, false).count()).isEqualTo(50);
        assertThat(latencies.line(Priority.HIGH, false).p50()).isBetween(Duration.ofMillis(49), Duration.ofMillis(51));
        assertThat(latencies.line(Priority.HIGH, true).count()).isZero();
        assertThat(ledger.reasons()).containsExactly(java.util.Map.entry("rejected: full", 50L));
    }

    @Test
    void aLedgerInWhichNothingWasWrittenJudgesNothing() {
        assertThat(ledger.verdicts()).allMatch(verdict -> verdict.state() == State.NOT_JUDGED);
    }

    @Test
    void aRequestThatNeverEndsIsLost() {
        ask();
        ticker.advance(Duration.ofMillis(6_000));
        ledger.sweep();
        assertThat(verdict(IN_TIME).isBroken()).isFalse();
        ticker.advance(Duration.ofMillis(1));
        ledger.sweep();
        ledger.sweep();
        assertOnlyBroken(IN_TIME);
        assertThat(verdict(IN_TIME).broken()).as("counted once").isEqualTo(1);
        assertThat(ledger.open()).isEqualTo(1);
    }

    @Test
    void aRequestThatEndsTooLateIsFoundWithoutASweep() {
        long number = ask();
        ticker.advance(Duration.ofMillis(6_001));
        ledger.end(number, right());
        assertOnlyBroken(IN_TIME);
        assertThat(ledger.open()).isZero();
    }

    @Test
    void aRequestThatEndsWithinTheSlackIsInTimeButSeen() {
        long number = ask();
        ticker.advance(Duration.ofMillis(5_700));
        ledger.end(number, Reply.without(Ending.TIMEOUT, "late"));
        assertThat(verdict(IN_TIME).state()).isEqualTo(State.HELD);
        assertThat(verdict(IN_TIME).evidence()).contains("latest 700 ms after its timeout");
    }

    @Test
    void aSecondEndIsADuplicate() {
        long number = ask();
        ledger.end(number, right());
        ledger.end(number, Reply.without(Ending.TIMEOUT, ""));
        assertOnlyBroken(ONCE);
        assertThat(ledger.endings()).as("the second does not count").containsEntry(Ending.TIMEOUT, 0L);
    }

    @Test
    void aFailureThatCallersDoNotKnowIsFound() {
        ledger.end(ask(), Reply.without(Ending.UNTYPED, "java.lang.NullPointerException"));
        assertOnlyBroken(TYPED);
        assertThat(verdict(TYPED).evidence()).contains("NullPointerException");
    }

    @Test
    void anAnswerWithAnotherIdModelOrContentIsFound() {
        ledger.end(ask(), new Reply(Ending.ANSWERED, "id", "other", "m", "hash", ""));
        assertThat(verdict(RIGHT).broken()).isEqualTo(1);
        ledger.end(ask(), new Reply(Ending.ANSWERED, "id", "id", "other", "hash", ""));
        assertThat(verdict(RIGHT).broken()).isEqualTo(2);
        ledger.end(ask(), new Reply(Ending.ANSWERED, "id", "id", "m", "other", ""));
        assertThat(verdict(RIGHT).broken()).isEqualTo(3);
        assertOnlyBroken(RIGHT);
        assertThat(verdict(RIGHT).evidence()).contains("id other", "model other", "content other");
    }
}
