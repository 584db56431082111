// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what happens, one word each. */
final class RecordingListener implements BalanceListener {

    final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void requestSent(DataRequest request) {
        events.add("sent");
    }

    @Override
    public void requestJoinedElsewhere(DataRequest request) {
        events.add("joined elsewhere");
    }

    @Override
    public void requestAnswered(DataRequest request, DataResponse response, Duration latency) {
        events.add(latency.isNegative() ? "answered before it was asked" : "answered");
    }

    @Override
    public void requestPending(DataResponse response) {
        events.add("pending");
    }

    @Override
    public void requestRetried(DataRequest request, ErrorCode reason) {
        events.add("retried " + request.metadata().retryCount() + " " + reason.wireName());
    }

    @Override
    public void requestTimedOut(DataRequest request) {
        events.add("timed out");
    }

    @Override
    public void requestFailed(DataRequest request, Throwable reason) {
        events.add("failed " + reason.getClass().getSimpleName());
    }

    @Override
    public void responseDropped(DataResponse response, DropReason reason) {
        events.add("dropped " + reason);
    }

    @Override
    public void modelRegistered(ModelRegistration registration) {
        events.add("registered");
    }

    @Override
    public void modelUnregistered(String modelId) {
        events.add("unregistered");
    }

    @Override
    public void modelRequestForwarded(DataRequest request) {
        events.add("forwarded");
    }

    @Override
    public void modelRequestRefused(ErrorCode code, String reason) {
        events.add("refused " + code.wireName());
    }
}
