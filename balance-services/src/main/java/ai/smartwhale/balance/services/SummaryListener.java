// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.federation.ModelLedger;
import ai.smartwhale.balance.services.federation.SummaryBoard;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.RequestIdentity;
import java.time.Duration;
import java.util.Optional;

/** Writes down what other instances are to be told. */
record SummaryListener(ModelLedger ledger, SummaryBoard board) implements BalanceListener {

    @Override
    public void requestTaken(DataRequest request) {
        // Nobody asks for the hot keys of who is alone, and naming one costs more than all else here.
        Optional<String> key = Optional.of(request.payload())
                .filter(payload -> !board.isAlone())
                .filter(RequestIdentity::isShareable)
                .map(RequestIdentity::digest);
        ledger.arrived(request.payload().modelId(), key);
    }

    @Override
    public void requestSent(DataRequest request) {
        ledger.used(request.payload().modelId());
    }

    @Override
    public void requestRetried(DataRequest request, ai.smartwhale.messaging.ErrorCode reason) {
        ledger.used(request.payload().modelId());
    }

    @Override
    public void requestAnswered(DataRequest request, DataResponse response, Duration latency) {
        ledger.served(request.payload().modelId(), latency);
    }

    @Override
    public void modelRequestForwarded(DataRequest request) {
        ledger.arrived(request.payload().modelId(), Optional.empty());
        ledger.used(request.payload().modelId());
    }
}
