// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.prediction.demand.LoadForecast;
import ai.smartwhale.balance.prediction.pattern.BehaviorReport;
import ai.smartwhale.balance.quality.control.response.ControlledResponse;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import java.time.Duration;

/**
 * Is told what happens in a {@link Balance}. Called on hot paths, from many threads at the same time, outside locks; an
 * implementation must be thread-safe and return at once. What it throws is logged and otherwise ignored.
 */
public interface BalanceListener {

    /** Why a response was dropped. */
    enum DropReason {
        /** The request was answered already. */
        DUPLICATE,
        /** The deadline had passed, or the caller had cancelled. */
        LATE,
        /** This instance never sent the request, and the model has no handler here. */
        UNKNOWN,
        /** It is addressed to another model than the one that asked, or than the one whose topic it came on. */
        MISADDRESSED
    }

    /**
     * A request was taken in, whatever becomes of it.
     *
     * @param request the request
     */
    default void requestTaken(DataRequest request) {}

    /**
     * A request was taken in and is on its way to Kafka.
     *
     * @param request the request
     */
    default void requestSent(DataRequest request) {}

    /**
     * A request waits for the answer to an equal one that another instance has sent. It is sent after all, and
     * {@link #requestSent} told, where that does not come. Only where Balance was built with a
     * {@linkplain BalanceBuilder#federation federation}.
     *
     * @param request the request
     */
    default void requestJoinedElsewhere(DataRequest request) {}

    /**
     * A request ended with a response, whatever its status.
     *
     * @param request the request, as it was sent last
     * @param response the response
     * @param latency from the call to the response
     */
    default void requestAnswered(DataRequest request, DataResponse response, Duration latency) {}

    /**
     * The Data service says that it is still at work on a request.
     *
     * @param response the response of status {@code pending}
     */
    default void requestPending(DataResponse response) {}

    /**
     * A request is asked again.
     *
     * @param request the request as it is sent again, with its {@code retry_count}
     * @param reason the error code of the answer that was not good enough
     */
    default void requestRetried(DataRequest request, ErrorCode reason) {}

    /**
     * The deadline of a request passed.
     *
     * @param request the request, as it was sent last
     */
    default void requestTimedOut(DataRequest request) {}

    /**
     * A request could not be sent, or ended because Balance was closed or its model unregistered.
     *
     * @param request the request
     * @param reason why
     */
    default void requestFailed(DataRequest request, Throwable reason) {}

    /**
     * More is coming than can be carried, or no longer is, as {@link LoadForecast#warned()} tells. Only where Balance
     * was built with a {@link ai.smartwhale.balance.services.foresight.Foresight}.
     *
     * @param forecast the load, and what to do against it
     */
    default void overloadForeseen(LoadForecast forecast) {}

    /**
     * The quality of an answer was controlled, before it is cached and delivered. Only where Balance was built with a
     * {@link ai.smartwhale.balance.quality.control.response.ResponseQuality}.
     *
     * @param controlled what becomes of it
     */
    default void answerControlled(ControlledResponse controlled) {}

    /**
     * A model behaves in another way than it did, or than others do. Only where Balance was built with a
     * {@link ai.smartwhale.balance.services.foresight.Foresight}.
     *
     * @param report what became unusual just now
     */
    default void behaviorChanged(BehaviorReport report) {}

    /**
     * The loop decided, or a decision of it came into another state.
     *
     * @param decision the decision as it is now
     */
    default void decided(Decision decision) {}

    /**
     * A response was dropped.
     *
     * @param response the response
     * @param reason why
     */
    default void responseDropped(DataResponse response, DropReason reason) {}

    /**
     * A model was registered.
     *
     * @param registration the model and its topic
     */
    default void modelRegistered(ModelRegistration registration) {}

    /**
     * A model was unregistered.
     *
     * @param modelId the model
     */
    default void modelUnregistered(String modelId) {}

    /**
     * A request that a model elsewhere put on {@code smartwhale.models.requests} was sent on to the Data service.
     *
     * @param request the request as it was sent on
     */
    default void modelRequestForwarded(DataRequest request) {}

    /**
     * A request that a model elsewhere put on {@code smartwhale.models.requests} cannot be served.
     *
     * @param code the error code of the answer
     * @param reason the text of the answer
     */
    default void modelRequestRefused(ErrorCode code, String reason) {}
}
