// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Tells which keys will probably be asked for soon. It keeps the keys that are asked for most, by counts that fade
 * (SpaceSaving of Metwally, Agrawal and El Abbadi, 2005, with the forward decay of Cormode, Shkapenyuk, Srivastava and
 * Xu, 2009), and for each of them how it came back: by a rhythm of its own, at a rate of its own, or as keys of its age
 * usually do. Which of the three explains a key is weighed anew at each of its requests, by how probable each held the
 * moment at which the request came.
 *
 * <p>Thread-safe. A request of a key that is known allocates nothing.
 */
public interface KeyPredictor {

    /**
     * Notes that a key was asked for, now.
     *
     * @param key which, 1 to the configured number of characters
     * @param bytes how large its data is, 0 if not known
     * @throws InvalidValueException if the key is blank or the size negative
     * @throws LimitExceededException if the key is too long
     */
    void observe(String key, long bytes);

    /**
     * Notes how large the data of a key is, when it has come. Nothing happens if the key is not followed.
     *
     * @param key which
     * @param bytes how large, 1 or more
     * @throws InvalidValueException if the size is not above 0
     */
    void learnSize(String key, long bytes);

    /**
     * The keys that will probably be asked for.
     *
     * @param within how soon, above zero
     * @param most how many at most, 1 or more
     * @return the most probable first, none below the configured probability; of equal ones by key
     * @throws InvalidValueException if an argument is outside of its range
     */
    List<LikelyKey> likelyKeys(Duration within, int most);

    /**
     * How much it keeps and gave up.
     *
     * @return the numbers of one moment
     */
    KeyStatistics statistics();

    /**
     * Everything that was learned.
     *
     * @return bytes for {@link #restore}
     */
    byte[] snapshot();

    /**
     * Creates a predictor that knows nothing yet.
     *
     * @param config how much it keeps
     * @param clock tells when a key is asked for
     * @return the predictor
     */
    static KeyPredictor create(KeyPredictorConfig config, InstantSource clock) {
        return create(config, clock, InvalidValueException.requirePresent("config", config)::maxKeys);
    }

    /**
     * Creates a predictor that knows nothing yet and shares its room with others.
     *
     * @param config how much it keeps at most
     * @param clock tells when a key is asked for
     * @param room how many keys it may follow now; where that has become less, the least asked for are forgotten with
     *     the next new key
     * @return the predictor
     */
    static KeyPredictor create(KeyPredictorConfig config, InstantSource clock, IntSupplier room) {
        return new DefaultKeyPredictor(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("clock", clock),
                InvalidValueException.requirePresent("room", room));
    }

    /**
     * Creates a predictor that goes on where another one stood.
     *
     * @param config that of the other one
     * @param clock tells when a key is asked for
     * @param snapshot what the other one gave
     * @return the predictor
     * @throws InvalidValueException if the snapshot is damaged or from another version
     */
    static KeyPredictor restore(KeyPredictorConfig config, InstantSource clock, byte[] snapshot) {
        return restore(config, clock, InvalidValueException.requirePresent("config", config)::maxKeys, snapshot);
    }

    /**
     * Creates a predictor that goes on where another one stood and shares its room with others.
     *
     * @param config that of the other one
     * @param clock tells when a key is asked for
     * @param room how many keys it may follow now
     * @param snapshot what the other one gave
     * @return the predictor
     * @throws InvalidValueException if the snapshot is damaged or from another version
     */
    static KeyPredictor restore(KeyPredictorConfig config, InstantSource clock, IntSupplier room, byte[] snapshot) {
        DefaultKeyPredictor predictor = new DefaultKeyPredictor(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("clock", clock),
                InvalidValueException.requirePresent("room", room));
        predictor.restore(InvalidValueException.requirePresent("snapshot", snapshot));
        return predictor;
    }
}
