// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.balance.interfaces.data.DataInterface;
import ai.smartwhale.balance.interfaces.data.DataPort;
import ai.smartwhale.balance.interfaces.model.RequestHandler;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resilience.BreakerManager;
import ai.smartwhale.commons.resilience.BreakerManagerConfig;
import ai.smartwhale.commons.resilience.StateConfig;
import ai.smartwhale.commons.resilience.StateManager;
import ai.smartwhale.messaging.DataResponse;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

class DefaultDataInterfaceContractTest extends DataInterfaceContract {

    private final CommonsExecutors executors = CommonsExecutors.create("data-contract");
    private final CacheManager<DataResponse> cache = CacheManager.<DataResponse>builder("data-contract")
            .executors(executors)
            .build();
    private final StateManager states = StateManager.create(StateConfig.withDefaults(), InstantSource.system());
    private final BreakerManager breakers =
            BreakerManager.create(BreakerManagerConfig.withDefaults(), states, executors, InstantSource.system());

    @AfterEach
    void close() {
        breakers.close();
        states.close();
        cache.close();
        executors.close();
    }

    @Override
    protected DataInterface newDataInterface(DataPort port) {
        return DataInterface.create(port, cache, RequestHandler.create(), breakers.breaker("data"));
    }
}
