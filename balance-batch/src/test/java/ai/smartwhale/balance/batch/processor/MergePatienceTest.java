// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.batch.processor.RangeRules.Ask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers of one long-lived group, most of them with like patience, whose deadlines a plain list knows as well. */
class MergePatienceTest {

    private static final Ask ASK = Ask.of("a", 1);

    private record Caller(OptionalLong deadline, CompletableFuture<List<String>> answer) {
        boolean isDue(long now) {
            return deadline.isPresent() && deadline.getAsLong() - now <= 0;
        }
    }

    private final FakeTime time = new FakeTime();
    private final RecordingListener<Ask, List<String>> listener = new RecordingListener<>();
    private final RequestMerger<Ask, List<String>> merger = RequestMerger.create(
            RequestMergerConfig.builder().stripes(1).build(), RangeRules.RULES, listener, Runnable::run, time);
    private final List<Caller> callers = new ArrayList<>();

    /** With so many of a hundred patient for ever, and so many for a time of their own. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 10, 0", "3, 0, 10", "4, 10, 10", "5, 30, 40", "6, 0, 100"})
    void everyCallerEndsOnTimeAndTheNextDeadlineIsKnown(long seed, int forEver, int byThemselves) {
        Random random = new Random(seed);
        int expired = 0;
        for (int step = 0; step < 4_000; step++) {
            int choice = random.nextInt(100);
            if (choice < 60) {
                ask(patience(random, forEver, byThemselves));
            } else if (choice < 75 && !callers.isEmpty()) {
                // Mostly one of the first, who stands for those behind him.
                int last = random.nextBoolean() ? Math.min(3, callers.size()) : callers.size();
                callers.remove(random.nextInt(last)).answer().cancel(true);
            } else {
                time.pass(Duration.ofMillis(random.nextInt(40)));
                expired += expire();
            }
            assertThat(merger.statistics().waiting()).isEqualTo(callers.size());
        }
        assertThat(expired).isGreaterThan(500).isEqualTo((int)
                merger.statistics().expired());
    }

    private static Optional<Duration> patience(Random random, int forEver, int byThemselves) {
        int choice = random.nextInt(100);
        if (choice < forEver) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(choice < forEver + byThemselves ? 1 + random.nextInt(900) : 400));
    }

    private void ask(Optional<Duration> patience) {
        MergeOutcome<Ask, List<String>> outcome = merger.merge(ASK, new MergeTerms(5, patience));
        OptionalLong deadline = patience.map(wait -> OptionalLong.of(time.nanoTime() + wait.toNanos()))
                .orElse(OptionalLong.empty());
        callers.add(new Caller(
                deadline,
                outcome instanceof MergeOutcome.Started<Ask, List<String>> started
                        ? started.answer()
                        : ((MergeOutcome.Joined<Ask, List<String>>) outcome).answer()));
    }

    private int expire() {
        long now = time.nanoTime();
        Optional<Duration> next = merger.expire();
        int before = callers.size();
        callers.removeIf(caller -> {
            assertThat(caller.answer().isDone()).isEqualTo(caller.isDue(now));
            return caller.isDue(now);
        });
        OptionalLong soonest = callers.stream()
                .filter(caller -> caller.deadline().isPresent())
                .mapToLong(caller -> caller.deadline().getAsLong() - now)
                .min();
        assertThat(next.map(Duration::toNanos))
                .isEqualTo(soonest.isPresent() ? Optional.of(soonest.getAsLong()) : Optional.empty());
        return before - callers.size();
    }

    @Test
    void anAnsweredGroupLeavesNoDeadlineBehind() {
        for (int patience : new int[] {400, 300, 500, 200, 600}) {
            ask(Optional.of(Duration.ofMillis(patience)));
        }
        MergeOutcome.Joined<Ask, List<String>> joined =
                (MergeOutcome.Joined<Ask, List<String>>) merger.merge(ASK, MergeTerms.of(5, Duration.ofMillis(100)));
        assertThat(merger.expire()).contains(Duration.ofMillis(100));
        joined.group().complete(RangeRules.backend(ASK));
        assertThat(merger.expire()).isEmpty();
        assertThat(callers).allMatch(caller -> caller.answer().isDone());
    }
}
