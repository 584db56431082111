// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.http;

import java.util.Optional;

/** What one path answers. */
interface Page {

    /** Answers; {@code accept} is what the client likes, if it said so. */
    Answer answer(Optional<String> accept);

    /** What is sent. */
    record Answer(int status, String contentType, byte[] body) {}
}
