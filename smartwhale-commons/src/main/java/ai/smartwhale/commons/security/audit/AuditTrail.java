// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.SecurityEvent;
import java.nio.file.Path;

/**
 * Keeps security events in a file in which later changes show. A line of JSON for each event, with its number, the hash
 * of the line before and its own:
 *
 * <pre>
 * {"seq":7,"prev":"64 hex digits","at":"2026-01-02T03:04:05Z","type":"KEY","principal":null,"subject":"key 71",
 *  "allowed":true,"reason":"","details":{"action":"rotate"},"hash":"64 hex digits"}
 * </pre>
 *
 * <p>The hash is the SHA-256, or with a key the HMAC-SHA-256, of the bytes of the line before {@code ,"hash"}. All but
 * ASCII is escaped, so that no line can pass for two, and no text for another. A full file is put by under its name
 * with the number of its first event behind it. A small file {@code .head} says where the trail begins and ends, and is
 * written after each event; if both are lost or put back together to an earlier state, only an {@link AuditHead} that
 * was kept elsewhere tells. Without a key, whoever may write the files can also make a new trail that fits in itself.
 *
 * <p>{@link #record} writes before it returns, and waits for others that write and for the disk. It never throws: an
 * event that cannot be written is counted and logged, and the next that can be is preceded by one that says how many
 * were lost. What a crash left of a last line is put into a file {@code .torn} by opening the trail, which is noted in
 * it, as is a trail that ends before its head. One process has a trail open at a time.
 *
 * <p>Thread-safe.
 */
public interface AuditTrail extends SecurityAudit, AutoCloseable {

    /**
     * Opens a trail with the default settings.
     *
     * @param file the file; made if it is not there, in a directory that is, with mode 0600
     * @return the trail
     * @throws AuditTrailException if it cannot be read or written, or is open already
     */
    static AuditTrail open(Path file) {
        return open(file, AuditTrailConfig.defaults());
    }

    /**
     * Opens a trail.
     *
     * @param file the file; made if it is not there, in a directory that is, with mode 0600
     * @param config the settings; the key is the one the trail was begun with
     * @return the trail
     * @throws AuditTrailException if it cannot be read or written, or is open already
     */
    static AuditTrail open(Path file, AuditTrailConfig config) {
        return DefaultAuditTrail.open(
                InvalidValueException.requirePresent("file", file),
                InvalidValueException.requirePresent("config", config));
    }

    /**
     * Checks a trail that is not open.
     *
     * @param file the file
     * @param config the settings; the key is the one the trail was begun with
     * @param known an end that was kept elsewhere, or {@link AuditHead#START} if none was
     * @return what was found
     * @throws AuditTrailException if it cannot be read
     */
    static AuditReport verify(Path file, AuditTrailConfig config, AuditHead known) {
        return AuditVerifier.ofClosed(
                        InvalidValueException.requirePresent("file", file),
                        InvalidValueException.requirePresent("config", config))
                .verify(InvalidValueException.requirePresent("known", known));
    }

    /**
     * Keeps an event. Never throws; see {@link #failures}.
     *
     * @param event what happened
     */
    @Override
    void record(SecurityEvent event);

    /**
     * Checks the trail from its beginning to what is its end now, while events go on being recorded.
     *
     * @return what was found
     * @throws AuditTrailException if it cannot be read
     */
    default AuditReport verify() {
        return verify(AuditHead.START);
    }

    /**
     * Checks the trail, and that it still holds an end that was kept elsewhere.
     *
     * @param known that end
     * @return what was found
     * @throws AuditTrailException if it cannot be read
     */
    AuditReport verify(AuditHead known);

    /**
     * The end of the trail, to be kept elsewhere.
     *
     * @return the last event
     */
    AuditHead head();

    /**
     * How often something could not be written since the trail was opened: events, heads, and files to be put by.
     *
     * @return zero if all is well
     */
    long failures();

    /** Closes the file. Events recorded later are lost and counted; all other methods throw IllegalStateException. */
    @Override
    void close();
}
