// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Set;

/**
 * Hides what is sensitive on the way between those who have the key: the values of named parameters of requests, and
 * the data of responses. All else stays readable, so that topics can be routed and watched. Every hidden value is bound
 * to the id of its request and to its place, so that it cannot be moved to another. What is hidden looks the same to
 * brokers, logs and dead letters.
 *
 * <p>A hidden value is {@code {"sealed":"v1","value":BASE64}} of the bytes that the cipher made of the JSON of the
 * value in UTF-8, with {@code smartwhale/v1/REQUEST_ID/parameters/NAME} or {@code smartwhale/v1/REQUEST_ID/data} as
 * associated data. Implementations are thread-safe.
 */
public interface PayloadProtection {

    /** Hides nothing. */
    PayloadProtection NONE = new PayloadProtection() {
        @Override
        public DataRequest seal(DataRequest request) {
            return request;
        }

        @Override
        public DataRequest open(DataRequest request) {
            return request;
        }

        @Override
        public DataResponse seal(DataResponse response) {
            return response;
        }

        @Override
        public DataResponse open(DataResponse response) {
            return response;
        }
    };

    /**
     * Hides with a cipher. Requests and successful responses that come with their values in the clear are refused,
     * since whoever sent them did not have the key.
     *
     * @param cipher encrypts
     * @param parameters the names of the parameters to hide; none to hide the data of responses only
     * @return the protection
     */
    static PayloadProtection of(PayloadCipher cipher, Set<String> parameters) {
        return new SealedPayloads(
                InvalidValueException.requirePresent("cipher", cipher),
                Set.copyOf(InvalidValueException.requirePresent("parameters", parameters)));
    }

    /**
     * Hides the values of parameters.
     *
     * @param request in the clear
     * @return what may travel
     */
    DataRequest seal(DataRequest request);

    /**
     * Makes the values of parameters readable.
     *
     * @param request as it travelled
     * @return in the clear
     * @throws PayloadNotOpenedException if a value was changed, moved, not hidden though it should be, or hidden with
     *     another key
     */
    DataRequest open(DataRequest request);

    /**
     * Hides the data.
     *
     * @param response in the clear
     * @return what may travel
     */
    DataResponse seal(DataResponse response);

    /**
     * Makes the data readable.
     *
     * @param response as it travelled
     * @return in the clear
     * @throws PayloadNotOpenedException if the data was changed, moved, not hidden though the response is a success, or
     *     hidden with another key
     */
    DataResponse open(DataResponse response);
}
