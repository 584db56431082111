// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.PayloadProtection;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.testkit.BundledSite;
import ai.smartwhale.testkit.Collector;
import ai.smartwhale.testkit.DataServiceStatistics;
import ai.smartwhale.testkit.Misbehaviour;
import ai.smartwhale.testkit.StandInDataService;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and closes the parts of a stand-in in the right order. */
public final class DefaultStandInDataService implements StandInDataService {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultStandInDataService.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaService kafka;
    private final Optional<Map<DataSource, Collector>> given;
    private final Faults faults;
    private final Misbehaviour misbehaviour;
    private final Clock clock;
    private final int maxInHand;
    private final PayloadProtection protection;
    private final Counters counters = new Counters();
    private final InHand inHand = new InHand();
    private final List<Runnable> closing = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Subscription subscription;
    private boolean closed;

    /**
     * A service that was not started.
     *
     * @param kafka the way to Kafka
     * @param collectors the collectors, absent for the bundled ones
     * @param faults what goes wrong
     * @param misbehaviour what is done wrong for a while
     * @param clock the time of day
     * @param maxInHand requests worked on before no more are taken
     * @param protection opens requests and hides the data of answers
     */
    public DefaultStandInDataService(
            KafkaService kafka,
            Optional<Map<DataSource, Collector>> collectors,
            Faults faults,
            Misbehaviour misbehaviour,
            Clock clock,
            int maxInHand,
            PayloadProtection protection) {
        this.kafka = kafka;
        this.given = collectors;
        this.faults = faults;
        this.misbehaviour = misbehaviour;
        this.clock = clock;
        this.maxInHand = maxInHand;
        this.protection = protection;
    }

    @Override
    public void start() {
        lock.lock();
        try {
            if (closed) {
                throw new ServiceClosedException("The stand-in Data service was closed", null);
            }
            if (subscription == null) {
                subscription = open();
            }
        } catch (RuntimeException e) {
            releaseAll();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private Subscription open() {
        Sources sources = new Sources(given.orElseGet(this::bundled));
        RequestWorker worker = new RequestWorker(kafka, sources, faults, misbehaviour, clock, counters, protection);
        closing.add(worker::close);
        return Requests.subscribe(kafka, new RequestIntake(worker, inHand, counters, maxInHand));
    }

    private Map<DataSource, Collector> bundled() {
        BundledSite site = BundledSite.start();
        closing.add(site::close);
        Collector web = Collector.web(site.uri());
        closing.add(web::close);
        return Map.of(
                DataSource.WEB, web,
                DataSource.WIKI, Collector.wiki(),
                DataSource.DATABASE, Collector.database());
    }

    @Override
    public DataServiceStatistics statistics() {
        return counters.snapshot(inHand.count());
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            Subscription current = subscription;
            subscription = null;
            if (current != null) {
                current.close();
                if (!inHand.await(CLOSE_TIMEOUT)) {
                    LOG.warn("{} requests were still in hand after {}", inHand.count(), CLOSE_TIMEOUT);
                }
            }
            releaseAll();
        } finally {
            lock.unlock();
        }
    }

    /** Last opened, first closed. */
    private void releaseAll() {
        Collections.reverse(closing);
        closing.forEach(Runnable::run);
        closing.clear();
    }
}
