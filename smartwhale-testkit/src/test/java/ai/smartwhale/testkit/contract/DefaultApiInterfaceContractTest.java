// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.balance.interfaces.external.ApiConfig;
import ai.smartwhale.balance.interfaces.external.ApiInterface;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import org.junit.jupiter.api.AfterEach;

class DefaultApiInterfaceContractTest extends ApiInterfaceContract {

    private final CommonsExecutors executors = CommonsExecutors.create("api-contract");

    @AfterEach
    void closeThreads() {
        executors.close();
    }

    @Override
    protected ApiInterface newApiInterface(ApiConfig config) {
        return ApiInterface.create(config, executors);
    }
}
