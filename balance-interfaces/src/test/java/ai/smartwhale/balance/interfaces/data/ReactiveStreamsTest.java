// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.SkipException;

/** The technology compatibility kit of Reactive Streams, whose rules are run one by one. */
class ReactiveStreamsTest {

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(4);
    private static final int PAGE = 7;

    /** Long enough for slow machines; only rules about what must not happen wait for all of it. */
    private static final TestEnvironment ENVIRONMENT = new TestEnvironment(2_000, 100);

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

    private static final class Verification extends PublisherVerification<Long> {

        Verification() {
            super(ENVIRONMENT, 1_000);
        }

        @Override
        public Publisher<Long> createPublisher(long elements) {
            return FlowAdapters.toPublisher(numbers(elements));
        }

        @Override
        public Publisher<Long> createFailedPublisher() {
            PagedPublisher<Long> closed = numbers(10);
            closed.close();
            return FlowAdapters.toPublisher(closed);
        }

        @Override
        public long maxElementsFromPublisher() {
            return 1_000_000;
        }
    }

    private static PagedPublisher<Long> numbers(long elements) {
        return new PagedPublisher<>(
                () -> cursor -> {
                    long from = Long.parseLong(cursor.orElse("0"));
                    long to = Math.min(elements, from + PAGE);
                    List<Long> items = LongStream.range(from, to).boxed().toList();
                    Optional<String> next = to == elements ? Optional.empty() : Optional.of(Long.toString(to));
                    return CompletableFuture.supplyAsync(() -> new PageSource.Page<>(items, next), THREADS);
                },
                new StreamConfig(10, 100, 100, 3),
                THREADS);
    }

    private static Stream<Method> rules() {
        return Arrays.stream(Verification.class.getMethods())
                .filter(method -> method.isAnnotationPresent(org.testng.annotations.Test.class))
                .filter(method -> method.getParameterCount() == 0);
    }

    @Test
    void thereAreRules() {
        assertThat(rules().filter(rule -> rule.getName().startsWith("required_")))
                .hasSizeGreaterThan(20);
    }

    @TestFactory
    Stream<DynamicTest> everyRule() {
        return rules().map(rule -> DynamicTest.dynamicTest(rule.getName(), () -> run(rule)));
    }

    private static void run(Method rule) throws Throwable {
        Verification verification = new Verification();
        verification.setUp();
        try {
            rule.invoke(verification);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof SkipException skipped) {
                Assumptions.abort(skipped.getMessage());
            }
            throw thrown.getCause();
        }
    }
}
