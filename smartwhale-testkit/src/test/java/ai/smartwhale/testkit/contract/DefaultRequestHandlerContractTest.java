// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.balance.interfaces.model.RequestHandler;

class DefaultRequestHandlerContractTest extends RequestHandlerContract {

    @Override
    protected RequestHandler newRequestHandler() {
        return RequestHandler.create();
    }
}
