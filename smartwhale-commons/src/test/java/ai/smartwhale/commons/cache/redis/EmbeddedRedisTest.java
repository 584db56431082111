// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import java.util.Optional;

/** The server of the artifact embedded-redis. */
class EmbeddedRedisTest extends RedisStoreContract {

    @Override
    Optional<RedisProcess> server() {
        return Optional.of(RedisProcess.embedded());
    }
}
