// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersionCollection;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.ResponseHeaderData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.MessageUtil;

/** Answers to requests as Kafka 1.0 gives them, as far as clients come with it. */
public final class OldProtocol {

    private static final short ASKED_TOO_NEW = 0;

    /** The highest versions of Kafka 1.0; the lowest were all 0. */
    private static final Map<ApiKeys, Integer> HIGHEST = Map.ofEntries(
            Map.entry(ApiKeys.PRODUCE, 5),
            Map.entry(ApiKeys.FETCH, 6),
            Map.entry(ApiKeys.LIST_OFFSETS, 2),
            Map.entry(ApiKeys.METADATA, 5),
            Map.entry(ApiKeys.OFFSET_COMMIT, 3),
            Map.entry(ApiKeys.OFFSET_FETCH, 3),
            Map.entry(ApiKeys.FIND_COORDINATOR, 1),
            Map.entry(ApiKeys.JOIN_GROUP, 2),
            Map.entry(ApiKeys.HEARTBEAT, 1),
            Map.entry(ApiKeys.LEAVE_GROUP, 1),
            Map.entry(ApiKeys.SYNC_GROUP, 1),
            Map.entry(ApiKeys.DESCRIBE_GROUPS, 1),
            Map.entry(ApiKeys.LIST_GROUPS, 1),
            Map.entry(ApiKeys.API_VERSIONS, 1),
            Map.entry(ApiKeys.CREATE_TOPICS, 2),
            Map.entry(ApiKeys.DELETE_TOPICS, 1),
            Map.entry(ApiKeys.INIT_PRODUCER_ID, 0),
            Map.entry(ApiKeys.DESCRIBE_CONFIGS, 0),
            Map.entry(ApiKeys.ALTER_CONFIGS, 0));

    private final int port;

    /**
     * A broker that is alone.
     *
     * @param port where it says that it listens
     */
    public OldProtocol(int port) {
        this.port = port;
    }

    /**
     * Answers a request.
     *
     * @param request header and body, without the length
     * @return the answer, without the length; empty where a broker would close the connection
     */
    public Optional<byte[]> answer(byte[] request) {
        ByteBuffer header = ByteBuffer.wrap(request);
        ApiKeys key = ApiKeys.forId(header.getShort());
        short version = header.getShort();
        int correlation = header.getInt();
        int highest = HIGHEST.getOrDefault(key, -1);
        if (key == ApiKeys.API_VERSIONS) {
            boolean known = version <= highest;
            return Optional.of(bytes(correlation, versions(known), known ? version : ASKED_TOO_NEW));
        }
        if (key == ApiKeys.METADATA && version <= highest) {
            return Optional.of(bytes(correlation, metadata(), version));
        }
        return Optional.empty();
    }

    private static ApiVersionsResponseData versions(boolean known) {
        ApiVersionCollection all = new ApiVersionCollection();
        HIGHEST.forEach((key, highest) -> all.add(
                new ApiVersion().setApiKey(key.id).setMinVersion((short) 0).setMaxVersion(highest.shortValue())));
        Errors error = known ? Errors.NONE : Errors.UNSUPPORTED_VERSION;
        return new ApiVersionsResponseData().setErrorCode(error.code()).setApiKeys(all);
    }

    private MetadataResponseData metadata() {
        MetadataResponseData metadata =
                new MetadataResponseData().setClusterId("old").setControllerId(0);
        metadata.brokers()
                .add(new MetadataResponseBroker()
                        .setNodeId(0)
                        .setHost("127.0.0.1")
                        .setPort(port));
        return metadata;
    }

    private static byte[] bytes(int correlation, Message body, short version) {
        // Versions this old have neither flexible headers nor tagged fields.
        ByteBuffer header = MessageUtil.toByteBufferAccessor(
                        new ResponseHeaderData().setCorrelationId(correlation), (short) 0)
                .buffer();
        ByteBuffer content = MessageUtil.toByteBufferAccessor(body, version).buffer();
        return ByteBuffer.allocate(header.remaining() + content.remaining())
                .put(header)
                .put(content)
                .array();
    }
}
