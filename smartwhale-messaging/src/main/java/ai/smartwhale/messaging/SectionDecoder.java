// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.io.IOException;

/** Gathers the fields of one part of a message. Not thread-safe. */
interface SectionDecoder {

    /** The name of the part. */
    String section();

    /** Reads the current field. */
    void read(String name, FieldReader in) throws IOException;

    /** Refuses the message if a required field is missing. */
    void requireFields(FieldReader in);
}
