// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.RemoteStoreListener;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvalidationsTest {

    private final CommonsExecutors executors = CommonsExecutors.create("invalidations-test");
    private final AtomicInteger uncertain = new AtomicInteger();
    private RedisProcess server;
    private LettuceClient client;
    private Invalidations invalidations;

    @BeforeEach
    void listen() {
        server = RedisProcess.embedded();
        client = LettuceClient.connect(RedisConfig.of(server.address()));
        RedisKeys keys = new RedisKeys("test");
        Generations generations = new Generations(client.connection().async(), keys);
        invalidations = new Invalidations(client.connection(), client::cutOff, keys, generations, executors);
        invalidations.add(new RemoteStoreListener() {
            @Override
            public void changed(CacheKey key) {
                // Only uncertainty counts.
            }

            @Override
            public void dropped(String namespace) {
                // Only uncertainty counts.
            }

            @Override
            public void uncertain() {
                uncertain.incrementAndGet();
            }
        });
        invalidations.begin(Duration.ofHours(1)).orTimeout(60, TimeUnit.SECONDS).join();
    }

    @AfterEach
    void close() throws Exception {
        invalidations.close();
        client.close();
        executors.close();
        server.close();
    }

    /** The answer to the first time may have come too late, or was lost: the server tells, and nobody here knows. */
    @Test
    void switchesOnWhatIsOnAlreadyAndDoesNotTryForEver() {
        invalidations.arm();
        await().atMost(Duration.ofSeconds(30)).until(() -> uncertain.get() == 1);
        long calls = calls();
        invalidations.arm();
        await().atMost(Duration.ofSeconds(30)).until(() -> uncertain.get() == 2);
        assertThat(calls() - calls).isEqualTo(2);
    }

    private long calls() {
        return server.calls("client") + server.calls("client|tracking");
    }
}
