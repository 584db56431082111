// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

/**
 * A partition holds records that are compressed in a way whose library is not on the class path. It is held back, with
 * nothing of it committed, until the process begins anew with the library, or another member of the group has it.
 */
public final class CodecMissingException extends MessagingException {

    private static final long serialVersionUID = 1L;

    private final CompressionCodec codec;

    /**
     * Creates the exception.
     *
     * @param what cannot be read
     * @param codec what it would need
     * @param cause what the virtual machine said
     */
    public CodecMissingException(String what, CompressionCodec codec, Throwable cause) {
        super(
                what + " holds records compressed by " + codec.setting() + ", whose library is not on the class path;"
                        + " add " + codec.dependency() + " and start again",
                cause,
                false);
        this.codec = codec;
    }

    /**
     * What is missing.
     *
     * @return the codec
     */
    public CompressionCodec codec() {
        return codec;
    }
}
