// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.soak.check.Verdict.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final long MIB = 1 << 20;

    @Test
    void messagesInOrderAndComingAgainAreFine() {
        OrderCheck check = new OrderCheck();
        for (long number : new long[] {1, 2, 3, 2, 3, 4}) {
            check.acknowledged("m", number);
            check.received("m", number);
        }
        assertThat(check.verdict().state()).isEqualTo(State.HELD);
        assertThat(check.verdict().evidence()).isEqualTo("6 in order, 2 of them again");
    }

    @Test
    void aMessageThatComesAfterALaterOneIsFound() {
        OrderCheck check = new OrderCheck();
        check.received("m", 1);
        check.received("m", 3);
        check.received("other", 1);
        check.received("m", 2);
        assertThat(check.verdict().broken()).isEqualTo(1);
        assertThat(check.verdict().evidence()).contains("2 came after 3");
    }

    @Test
    void aMessageThatKafkaHasAndNobodyGetsIsFound() {
        OrderCheck check = new OrderCheck();
        check.received("m", 1);
        check.received("m", 3);
        assertThat(check.verdict().isBroken()).as("2 may have failed").isFalse();
        check.acknowledged("m", 2);
        check.acknowledged("m", 1);
        assertThat(check.missing()).isEqualTo(1);
        assertThat(check.verdict().broken()).isEqualTo(1);
    }

    @Test
    void whatExceedsItsBoundIsFound() {
        BoundsCheck check = new BoundsCheck("bounds");
        check.observe("pending", 10, 10);
        assertThat(check.verdict().state()).isEqualTo(State.HELD);
        check.observe("pending", 11, 10);
        assertThat(check.verdict().evidence()).isEqualTo("pending is 11, allowed 10");
    }

    @Test
    void aSecondAnswerAndOneThatNobodyAskedForAreFound() {
        OnceCheck check = new OnceCheck();
        check.posted("a");
        check.posted("b");
        check.answered("a");
        assertThat(check.verdict().state()).isEqualTo(State.HELD);
        check.answered("a");
        assertThat(check.verdict().broken()).isEqualTo(1);
        check.answered("c");
        assertThat(check.verdict().broken()).isEqualTo(2);
    }

    @Test
    void aMemberThatStaysAwayInCalmIsFoundAndOneThatReturnsIsNot() {
        FakeTicker ticker = new FakeTicker();
        GroupsCheck check = new GroupsCheck(ticker, Duration.ofSeconds(30));
        check.observe(Map.of("g", 2), false);
        check.observe(Map.of("g", 1), true);
        ticker.advance(Duration.ofMinutes(5));
        check.observe(Map.of(), false);
        ticker.advance(Duration.ofSeconds(30));
        check.observe(Map.of("g", 2), false);
        assertThat(check.verdict().state()).isEqualTo(State.HELD);
        check.observe(Map.of("g", 1), false);
        ticker.advance(Duration.ofSeconds(31));
        check.observe(Map.of("g", 1), false);
        assertThat(check.verdict().broken()).isEqualTo(1);
    }

    private static Mark mark(long minute, long mib, int threads, long files) {
        return new Mark(Duration.ofMinutes(minute), mib * MIB, Map.of("worker-#", threads), files);
    }

    private static List<State> judge(Mark... marks) {
        return LeakCheck.judge(List.of(marks), 3).stream().map(Verdict::state).toList();
    }

    @Test
    void whatStaysAsItWasLeaksNothing() {
        assertThat(judge(mark(1, 50, 10, 100), mark(5, 100, 13, 110), mark(30, 109, 13, 120)))
                .containsExactly(State.HELD, State.HELD, State.HELD);
    }

    @Test
    void threadsMemoryAndFilesThatGrowAreFound() {
        assertThat(judge(mark(1, 100, 10, 100), mark(5, 100, 10, 100), mark(30, 100, 14, 100)))
                .containsExactly(State.BROKEN, State.HELD, State.HELD);
        assertThat(judge(mark(1, 100, 10, 100), mark(5, 100, 10, 100), mark(30, 111, 10, 100)))
                .containsExactly(State.HELD, State.BROKEN, State.HELD);
        assertThat(judge(mark(1, 100, 10, 100), mark(5, 100, 10, 100), mark(30, 100, 10, 143)))
                .containsExactly(State.HELD, State.HELD, State.BROKEN);
    }

    @Test
    void aShortSoakDoesNotJudgeTheHeap() {
        assertThat(judge(mark(1, 100, 10, 100), mark(5, 200, 10, 100)))
                .containsExactly(State.HELD, State.NOT_JUDGED, State.HELD);
        assertThat(judge()).containsOnly(State.NOT_JUDGED);
    }
}
