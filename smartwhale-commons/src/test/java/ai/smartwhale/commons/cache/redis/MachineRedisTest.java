// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import java.util.Optional;

/** The server of this machine, which is newer. */
class MachineRedisTest extends RedisStoreContract {

    @Override
    Optional<RedisProcess> server() {
        return RedisProcess.ofMachine();
    }
}
