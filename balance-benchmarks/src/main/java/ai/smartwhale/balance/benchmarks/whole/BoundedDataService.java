// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.whole;

import ai.smartwhale.balance.benchmarks.Bare;
import ai.smartwhale.balance.benchmarks.Echo;
import ai.smartwhale.messaging.MessagingConstants;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * A Data service of bounded capacity: so many answers of 1 KiB at a time, each of which takes as long as the others;
 * what comes meanwhile waits in line. One that takes no time answers as cheaply as it can be done, with no bound.
 */
final class BoundedDataService implements AutoCloseable {

    static final int ANSWER_BYTES = 1_024;
    private static final Sentences DATA = new Sentences(7, ANSWER_BYTES);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    /** When each place is free again; as all take as long, they become free in turn. */
    private final long[] freeAt;

    private final long takesNanos;
    private final BlockingQueue<Due> line = new LinkedBlockingQueue<>();
    private final LongAdder asked = new LongAdder();
    private final List<Thread> threads;
    private volatile boolean closed;

    /** An answer that is ready then. */
    private record Due(long nanos, ConsumerRecord<byte[], byte[]> request) {}

    BoundedDataService(String servers, int places, Duration takes) {
        consumer = Bare.consumer(servers, "latest");
        producer = Bare.producer(servers, 0);
        freeAt = new long[places];
        takesNanos = takes.toNanos();
        consumer.subscribe(List.of(MessagingConstants.DATA_REQUESTS));
        while (consumer.assignment().isEmpty()) {
            consumer.poll(Duration.ofMillis(50));
        }
        consumer.assignment().forEach(consumer::position);
        threads = List.of(new Thread(this::take, "data-service-take"), new Thread(this::give, "data-service-give"));
        for (Thread thread : threads) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void take() {
        long begun = System.nanoTime();
        Arrays.fill(freeAt, begun);
        int next = 0;
        while (!closed) {
            for (ConsumerRecord<byte[], byte[]> request : consumer.poll(Duration.ofMillis(50))) {
                asked.increment();
                if (takesNanos == 0) {
                    answer(request);
                    continue;
                }
                long now = System.nanoTime();
                long from = freeAt[next] - now > 0 ? freeAt[next] : now;
                freeAt[next] = from + takesNanos;
                line.add(new Due(freeAt[next], request));
                next = (next + 1) % freeAt.length;
            }
        }
        consumer.close();
    }

    private void give() {
        try {
            while (!closed) {
                Due due = line.poll(50, TimeUnit.MILLISECONDS);
                if (due != null) {
                    TimeUnit.NANOSECONDS.sleep(due.nanos() - System.nanoTime());
                    answer(due.request());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> request) {
        var unused = producer.send(Echo.response(request, DATA.text(request.offset())));
    }

    /** How many calls it has had so far. */
    long asked() {
        return asked.sum();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        for (Thread thread : threads) {
            thread.join();
        }
        producer.close();
    }
}
