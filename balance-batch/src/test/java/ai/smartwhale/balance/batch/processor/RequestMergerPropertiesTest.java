// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.batch.processor.RangeRules.Ask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of a merger in virtual time, compared with a model that shares nothing with it. */
class RequestMergerPropertiesTest {

    private static final int STEPS = 1_500;

    /** What the model knows about a caller. */
    private static final class Caller {
        final Ask ask;
        final int level;
        final OptionalLong deadline;
        final CompletableFuture<List<String>> answer;
        MergeGroup<Ask, List<String>> group;
        String ended = "";

        Caller(
                Ask ask,
                int level,
                OptionalLong deadline,
                CompletableFuture<List<String>> answer,
                MergeGroup<Ask, List<String>> group) {
            this.ask = ask;
            this.level = level;
            this.deadline = deadline;
            this.answer = answer;
            this.group = group;
        }
    }

    private final FakeTime time = new FakeTime();
    private final RecordingListener<Ask, List<String>> listener = new RecordingListener<>();
    private final RequestMerger<Ask, List<String>> merger = RequestMerger.create(
            RequestMergerConfig.builder()
                    .maxGroups(200)
                    .maxWaiters(150)
                    .stripes(4)
                    .build(),
            RangeRules.RULES,
            listener,
            Runnable::run,
            time);
    private final List<Caller> callers = new ArrayList<>();
    private final Set<MergeGroup<Ask, List<String>>> open = new LinkedHashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void mergingThenCuttingGivesWhatWouldHaveComeWithoutMerging(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            int choice = random.nextInt(100);
            if (choice < 55) {
                ask(random);
            } else if (choice < 70) {
                cancel(random);
            } else if (choice < 80) {
                any(open, random).ifPresent(MergeGroup::seal);
            } else if (choice < 92) {
                any(open, random).ifPresent(this::complete);
            } else if (choice < 95) {
                any(open, random).ifPresent(this::fail);
            } else {
                time.pass(Duration.ofMillis(random.nextInt(300)));
                expire();
            }
            takeResent();
            verifyCallers();
            if (step % 10 == 0) {
                verifyGroups();
            }
        }
        while (!open.isEmpty()) {
            any(open, random).ifPresent(this::complete);
            takeResent();
        }
        verifyCallers();
        assertThat(callers).allMatch(caller -> caller.answer.isDone());
        assertThat(merger.statistics().waiting()).isZero();
        assertThat(merger.statistics().open()).isZero();
        assertThat(new HashSet<>(listener.abandoned)).hasSameSizeAs(listener.abandoned);
    }

    private void ask(Random random) {
        String[] names = {"a", "b", "c", "piece", "!d"};
        Ask ask = new Ask(
                random.nextBoolean() ? "s" : "t",
                names[random.nextInt(5)],
                1 + random.nextInt(6),
                random.nextInt(8) == 0);
        int level = 1 + random.nextInt(10);
        Optional<Duration> patience =
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(1 + random.nextInt(2_000)));
        MergeOutcome<Ask, List<String>> outcome = merger.merge(ask, new MergeTerms(level, patience));
        OptionalLong deadline = patience.map(wait -> OptionalLong.of(time.nanoTime() + wait.toNanos()))
                .orElse(OptionalLong.empty());
        if (outcome instanceof MergeOutcome.Started<Ask, List<String>> started) {
            open.add(started.group());
            callers.add(new Caller(ask, level, deadline, started.answer(), started.group()));
        } else if (outcome instanceof MergeOutcome.Joined<Ask, List<String>> joined) {
            assertThat(open).as("nobody joins what has ended").contains(joined.group());
            assertThat(joined.group().request().scope()).as("scope").isEqualTo(ask.scope());
            callers.add(new Caller(ask, level, deadline, joined.answer(), joined.group()));
        } else {
            boolean full = waiting().size() == 150;
            assertThat(full).as("rejected only when full").isTrue();
        }
    }

    private void cancel(Random random) {
        any(waiting(), random).ifPresent(caller -> {
            caller.ended = "cancelled";
            assertThat(caller.answer.cancel(random.nextBoolean())).isTrue();
            if (of(caller.group).isEmpty()) {
                open.remove(caller.group);
                assertThat(caller.group.isEnded()).isTrue();
            }
        });
    }

    private void complete(MergeGroup<Ask, List<String>> group) {
        Ask sent = group.seal().orElseThrow();
        List<Caller> answered = of(group);
        assertThat(answered).isNotEmpty();
        open.remove(group);
        answered.forEach(caller -> caller.ended =
                caller.ask.name().startsWith("piece") && caller.ask.limit() != sent.limit() ? "" : "value");
        assertThat(group.complete(RangeRules.backend(sent))).isTrue();
        assertThat(group.complete(List.of())).isFalse();
    }

    private void fail(MergeGroup<Ask, List<String>> group) {
        of(group).forEach(caller -> caller.ended = "failed");
        open.remove(group);
        assertThat(group.fail(new IllegalStateException("down"))).isTrue();
    }

    private void expire() {
        long now = time.nanoTime();
        for (Caller caller : waiting()) {
            if (caller.deadline.isPresent() && caller.deadline.getAsLong() - now <= 0) {
                caller.ended = "expired";
            }
        }
        Optional<Duration> next = merger.expire();
        OptionalLong soonest = waiting().stream()
                .filter(caller -> caller.deadline.isPresent())
                .mapToLong(caller -> caller.deadline.getAsLong() - now)
                .min();
        assertThat(next.map(Duration::toNanos))
                .isEqualTo(soonest.isPresent() ? Optional.of(soonest.getAsLong()) : Optional.empty());
        open.removeIf(group -> of(group).isEmpty());
    }

    /** Who was sent alone is told by his request, which each has alone in its group. */
    private void takeResent() {
        for (MergeGroup<Ask, List<String>> alone : listener.takeResent()) {
            assertThat(alone.waiting()).hasSize(1);
            Caller caller = callers.stream()
                    .filter(one -> one.ended.isEmpty() && one.ask == alone.request())
                    .findFirst()
                    .orElseThrow();
            caller.group = alone;
            open.add(alone);
        }
    }

    private void verifyCallers() {
        List<Caller> waiting = waiting();
        MergerStatistics counted = merger.statistics();
        assertThat(counted.waiting()).isEqualTo(waiting.size()).isLessThanOrEqualTo(150);
        assertThat(counted.open()).isEqualTo(open.size());
        assertThat(counted.accepted())
                .isEqualTo(counted.values()
                        + counted.failures()
                        + counted.cancelled()
                        + counted.expired()
                        + counted.waiting());
        for (Caller caller : callers) {
            switch (caller.ended) {
                case "" -> assertThat(caller.answer).isNotDone();
                case "value" -> assertThat(caller.answer).isCompletedWithValue(RangeRules.backend(caller.ask));
                case "cancelled" -> assertThat(caller.answer).isCancelled();
                default -> assertThat(caller.answer).isCompletedExceptionally();
            }
        }
        callers.removeIf(caller -> !caller.ended.isEmpty());
    }

    private void verifyGroups() {
        for (MergeGroup<Ask, List<String>> group : open) {
            List<Caller> members = of(group);
            assertThat(group.waiting())
                    .hasSameElementsAs(members.stream().map(c -> c.ask).collect(Collectors.toList()));
            assertThat(group.level())
                    .isEqualTo(members.stream().mapToInt(c -> c.level).min().orElseThrow());
            boolean patient = members.stream().anyMatch(caller -> caller.deadline.isEmpty());
            assertThat(group.deadlineNanos())
                    .isEqualTo(
                            patient
                                    ? OptionalLong.empty()
                                    : members.stream()
                                            .map(caller -> caller.deadline)
                                            .max(Comparator.comparingLong(at -> at.orElseThrow() - time.nanoTime()))
                                            .orElseThrow());
        }
    }

    private List<Caller> waiting() {
        return callers.stream().filter(caller -> caller.ended.isEmpty()).collect(Collectors.toList());
    }

    private List<Caller> of(MergeGroup<Ask, List<String>> group) {
        return callers.stream()
                .filter(caller -> caller.ended.isEmpty() && caller.group == group)
                .collect(Collectors.toList());
    }

    private static <T> Optional<T> any(java.util.Collection<T> choices, Random random) {
        List<T> list = new ArrayList<>(choices);
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(random.nextInt(list.size())));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void noMoreIsSentThanThereAreDifferentNeeds(long seed) {
        Random random = new Random(seed);
        Set<String> needs = new HashSet<>();
        for (int i = 0; i < 120; i++) {
            Ask ask = new Ask("s" + random.nextInt(2), "n" + random.nextInt(8), 1 + random.nextInt(9), false);
            needs.add(ask.scope() + ask.name());
            merger.merge(ask, MergeTerms.DEFAULT);
        }
        assertThat(merger.statistics().groups()).isEqualTo(needs.size());
    }
}
