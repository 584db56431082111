// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.balance.interfaces.data.DataInterface;
import ai.smartwhale.balance.interfaces.data.StreamConfig;
import ai.smartwhale.balance.interfaces.data.StreamHandler;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import org.junit.jupiter.api.AfterEach;

class DefaultStreamHandlerContractTest extends StreamHandlerContract {

    private final CommonsExecutors executors = CommonsExecutors.create("stream-contract");

    @AfterEach
    void closeThreads() {
        executors.close();
    }

    @Override
    protected StreamHandler newStreamHandler(DataInterface data) {
        return StreamHandler.create(data, StreamConfig.withDefaults(), executors.workers());
    }
}
