// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import ai.smartwhale.balance.quality.control.QualityController;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineContent;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.InvalidMessageException;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Controls answers before they are cached and delivered. An answer that is good enough passes, repaired where it could
 * be; one that is not is replaced by a failure that tells why, and goes into quarantine. Of a list of records, those
 * that are not good enough are left out. What was found is told in the additional information under
 * {@value #ADDITIONAL_INFO}.
 *
 * <p>Passed on without being assessed, which is told with the reason: answers that are no success, that are empty,
 * whose data is sealed so that it cannot be read here, and those of pictures, films and sound.
 *
 * <p>Thread-safe.
 */
public interface ResponseQuality {

    /**
     * The name in the additional information under which it is told what was found: {@code assessed}, {@code reason}
     * where it was not; {@code outcome}, {@code score}, {@code findings}, {@code repairs} (each with field, operator,
     * kind and confidence, and the item of a list from 0), {@code reasons} and {@code withheld}, the number of records
     * that were left out, where it was.
     */
    String ADDITIONAL_INFO = "quality";

    /** The format of quarantined answers. */
    String FORMAT = "response+json";

    /**
     * Controls an answer. Never throws for what an answer holds: one that cannot be assessed is withheld.
     *
     * @param response the answer, opened if it was sealed
     * @return what to deliver instead, and what was found
     * @throws InvalidValueException if the argument is missing
     */
    ControlledResponse control(DataResponse response);

    /**
     * Where withheld answers go, if one can look into it.
     *
     * @return empty if it is no store, or nobody says
     */
    default Optional<QuarantineStore> quarantine() {
        return Optional.empty();
    }

    /**
     * Reads a quarantined answer. Where only some records of an answer were withheld, it holds these alone.
     *
     * @param content of the quarantine
     * @return the answer as it came
     * @throws InvalidValueException if the content is of another format
     * @throws InvalidMessageException if it is broken
     */
    static DataResponse read(QuarantineContent content) {
        if (!InvalidValueException.requirePresent("content", content).format().equals(FORMAT)) {
            throw new InvalidValueException("content", content, "content in the format " + FORMAT);
        }
        return DataResponse.fromBytes(content.bytes());
    }

    /**
     * With the detectors, thresholds and repairs of this library, and a quarantine in memory. All are at their defaults
     * but for one: however bad, an answer that is withheld is kept in quarantine.
     *
     * @param executor runs what is learned from accepted answers; what it refuses is not learned
     * @return the control of answers
     * @throws InvalidValueException if the argument is missing
     */
    static ResponseQuality withDefaults(Executor executor) {
        return QualityByTextKind.withDefaults(InvalidValueException.requirePresent("executor", executor));
    }

    /**
     * Begins.
     *
     * @param controller decides on records; its quarantine is not used for answers
     * @param knowledge what is known of the sources of answers
     * @return a builder
     */
    static ResponseQualityBuilder builder(QualityController controller, SourceKnowledge knowledge) {
        return new ResponseQualityBuilder(
                InvalidValueException.requirePresent("controller", controller),
                InvalidValueException.requirePresent("knowledge", knowledge));
    }
}
