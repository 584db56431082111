// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.MessagingConstants;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether brokers answer and are not too old. The client falls back to older requests where it can, so that
 * an old broker lets itself be connected to and fails at some later request; a description of settings is among those
 * for which there is no way back, changes nothing, and is asked for at the same time as the brokers.
 */
final class BrokerProbe {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaSession.class);
    private static final ConfigResource ANY =
            new ConfigResource(ConfigResource.Type.TOPIC, MessagingConstants.DATA_REQUESTS);

    private final KafkaFuture<?> nodes;
    private final KafkaFuture<?> settings;

    /** Asks. */
    BrokerProbe(Admin admin) {
        settings = admin.describeConfigs(List.of(ANY)).all();
        nodes = admin.describeCluster().nodes();
    }

    /** Returns when a broker has answered. */
    void await(Duration timeout) throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        var unused = nodes.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        try {
            var unusedToo = settings.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnsupportedVersionException) {
                throw e;
            }
            // That there is no such topic yet, or that it is not for us to see, is an answer too.
            LOG.trace("the broker speaks what is needed", e);
        } catch (TimeoutException e) {
            LOG.debug("the broker did not describe a topic in time", e);
        }
    }
}
