// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.balance.services.loop.ModelMeter;
import ai.smartwhale.balance.services.loop.SloMeter;
import ai.smartwhale.balance.services.path.PathRejectedException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Duration;
import java.util.Map;

/** Tells the loop which requests were answered in time. Thread-safe. */
final class LoopMeter implements BalanceListener {

    private final SloMeter meter = new SloMeter();
    private final ModelMeter models;
    private final Map<Priority, Duration> objectives;
    private volatile Runnable traffic = () -> {};

    LoopMeter(Map<Priority, Duration> objectives, int mostModels) {
        this.models = new ModelMeter(mostModels);
        this.objectives = objectives;
    }

    SloMeter meter() {
        return meter;
    }

    ModelMeter models() {
        return models;
    }

    /** Sets what is called at each request that leaves, or joins another instance's. */
    void traffic(Runnable value) {
        traffic = value;
    }

    @Override
    public void requestSent(DataRequest request) {
        traffic.run();
    }

    @Override
    public void requestJoinedElsewhere(DataRequest request) {
        traffic.run();
    }

    /** What the Data service refuses says nothing about time. */
    @Override
    public void requestAnswered(DataRequest request, DataResponse response, Duration latency) {
        if (response.payload().status() != ResponseStatus.ERROR) {
            Duration objective = objectives.get(request.metadata().priority());
            ended(request, objective == null || latency.compareTo(objective) <= 0);
        }
    }

    @Override
    public void requestTimedOut(DataRequest request) {
        ended(request, false);
    }

    @Override
    public void requestFailed(DataRequest request, Throwable reason) {
        if (reason instanceof PathRejectedException || reason.getCause() instanceof PathRejectedException) {
            ended(request, false);
        }
    }

    private void ended(DataRequest request, boolean inTime) {
        int level = TaskPriority.from(request.metadata().priority()).level();
        meter.ended(level, inTime);
        if (level < MergeTerms.LEAST_URGENT) {
            models.ended(request.payload().modelId(), inTime);
        }
    }
}
