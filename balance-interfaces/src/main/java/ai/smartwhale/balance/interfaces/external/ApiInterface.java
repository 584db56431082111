// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The door to interfaces of others over HTTP, and for their calls back. Only hosts that are allowed are called, and
 * only where their addresses are not those of a private network; everything that comes is bounded in size and time.
 * Idempotent calls are repeated where that may help; a host that fails is given time to recover. Thread-safe; no method
 * blocks. No proxy is used.
 *
 * <p>Names are resolved twice, once here and once by the client of the JDK, so a name server under an attacker's
 * control may still give two answers; keep such names off the list of hosts.
 */
public interface ApiInterface extends AutoCloseable {

    /**
     * Makes a call.
     *
     * @param request the call
     * @return completes with an answer whose status is 200 to 299; exceptionally with {@link ApiException}, or
     *     {@link ai.smartwhale.commons.resilience.BreakerOpenException} while the host is given time to recover.
     *     Cancelling it ends the call
     * @throws InvalidValueException if the request is null
     * @throws IllegalStateException after {@link #close()}
     */
    CompletableFuture<ApiResponse> sendRequest(ApiRequest request);

    /**
     * Verifies a call from outside: an answer that an interface gives later, as a webhook. The headers
     * {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature} are those of Standard Webhooks.
     *
     * @param headers the headers, whose names are compared without case
     * @param body the bytes as they came
     * @return whether it is to be trusted, else why not
     * @throws InvalidValueException if an argument is null
     * @throws IllegalStateException if the configuration has no secret, and after {@link #close()}
     */
    CallbackVerdict receiveResponse(Map<String, String> headers, byte[] body);

    /** Refuses further calls; those under way fail. */
    @Override
    void close();

    /**
     * The door over {@code java.net.http}, with the clock of the system.
     *
     * @param config whom to call, and how
     * @param executors run and time calls; not closed by this object
     * @return the door
     */
    static ApiInterface create(ApiConfig config, CommonsExecutors executors) {
        return create(config, executors, InstantSource.system());
    }

    /**
     * The door over {@code java.net.http}.
     *
     * @param config whom to call, and how
     * @param executors run and time calls; not closed by this object
     * @param clock the time of calls from outside, and of waits that are given as a moment
     * @return the door
     * @throws InvalidValueException if an argument is null
     */
    static ApiInterface create(ApiConfig config, CommonsExecutors executors, InstantSource clock) {
        return new DefaultApiInterface(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("executors", executors),
                InvalidValueException.requirePresent("clock", clock));
    }
}
