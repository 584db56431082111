// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.AuthenticationFailedException;
import ai.smartwhale.messaging.AuthorizationDeniedException;
import ai.smartwhale.messaging.BrokerTooOldException;
import ai.smartwhale.messaging.BrokerUnreachableException;
import ai.smartwhale.messaging.DeliveryFailedException;
import ai.smartwhale.messaging.MessageTooLargeException;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.TopicOperationException;
import ai.smartwhale.messaging.UnknownTopicException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.errors.InvalidGroupIdException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Turns the errors of kafka-clients into ours. */
final class Errors {

    private Errors() {}

    /** An error of administration or of a consumer. */
    static MessagingException of(Throwable failure, String what) {
        Throwable cause = unwrap(failure);
        if (cause instanceof MessagingException ours) {
            return ours;
        }
        if (cause instanceof AuthenticationException) {
            return new AuthenticationFailedException(what + ": the brokers refused us: " + cause.getMessage(), cause);
        }
        if (cause instanceof AuthorizationException) {
            return new AuthorizationDeniedException(what + ": not permitted: " + cause.getMessage(), cause);
        }
        if (cause instanceof UnknownTopicOrPartitionException || cause instanceof UnknownTopicIdException) {
            return new UnknownTopicException(what + ": there is no such topic", cause);
        }
        if (cause instanceof RecordTooLargeException) {
            return new MessageTooLargeException(what + ": " + cause.getMessage(), cause);
        }
        if (cause instanceof UnsupportedVersionException) {
            return new BrokerTooOldException(
                    what + ": the broker is too old, Kafka " + BrokerTooOldException.OLDEST_RELEASE
                            + " or later is needed, or later still for what is set beyond the defaults"
                            + detail(cause),
                    cause);
        }
        if (isTimeout(cause)) {
            return new BrokerUnreachableException(what + ": no broker answered in time" + detail(cause), cause);
        }
        return new TopicOperationException(what + ": " + cause, cause);
    }

    /** An error of sending. */
    static MessagingException ofSend(Throwable failure, String topic) {
        Throwable cause = unwrap(failure);
        String what = "sending to " + topic;
        if (isTimeout(cause)) {
            return new DeliveryFailedException(what + ": not acknowledged in time" + detail(cause), cause);
        }
        MessagingException mapped = of(failure, what);
        return mapped instanceof TopicOperationException
                ? new DeliveryFailedException(what + ": " + cause, cause)
                : mapped;
    }

    // The JDK's own timeout says nothing.
    private static String detail(Throwable cause) {
        return cause.getMessage() == null ? "" : ": " + cause.getMessage();
    }

    static boolean isTimeout(Throwable cause) {
        return cause instanceof org.apache.kafka.common.errors.TimeoutException
                || cause instanceof DisconnectException
                || cause instanceof TimeoutException;
    }

    /** Tells whether no retry of the consumer can mend an error. */
    static boolean isFatal(Throwable cause) {
        return cause instanceof AuthenticationException
                || cause instanceof AuthorizationException
                || cause instanceof InvalidTopicException
                || cause instanceof InvalidGroupIdException
                || cause instanceof UnsupportedVersionException
                || cause instanceof InconsistentGroupProtocolException
                || cause instanceof FencedInstanceIdException;
    }

    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapper && cause != null ? unwrap(cause) : failure;
    }
}
