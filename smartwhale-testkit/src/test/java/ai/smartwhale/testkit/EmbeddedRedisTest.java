// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

class EmbeddedRedisTest {

    @Test
    void aServerThatIsKilledComesBackOnItsPort() {
        assumeThat(EmbeddedRedis.isAvailable()).as("redis-server on the path").isTrue();
        EmbeddedRedis redis = EmbeddedRedis.start();
        try (redis) {
            String address = redis.address();
            assertThat(redis.keys()).isZero();
            redis.kill();
            redis.kill();
            assertThatThrownBy(redis::keys).isInstanceOf(IllegalStateException.class);
            redis.restart();
            redis.restart();
            assertThat(redis.keys()).isZero();
            assertThat(redis.address()).isEqualTo(address).startsWith("127.0.0.1:");
        }
        redis.close();
        assertThatThrownBy(redis::restart).isInstanceOf(IllegalStateException.class);
    }
}
