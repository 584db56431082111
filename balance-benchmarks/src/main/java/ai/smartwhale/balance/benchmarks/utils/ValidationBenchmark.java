// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.utils;

import ai.smartwhale.commons.utils.InputValidator;
import ai.smartwhale.commons.utils.SchemaValidator;
import ai.smartwhale.commons.utils.validation.TextFormat;
import ai.smartwhale.commons.utils.validation.ValidationReport;
import ai.smartwhale.commons.utils.validation.ValueRule;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A valid request held to one contract: as rules, and as a schema by networknt. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ValidationBenchmark {

    private static final String SCHEMA = "{'type':'object','required':['metadata','payload'],'properties':{"
            + "'metadata':{'type':'object','required':['request_id','priority'],'properties':{"
            + "'request_id':{'type':'string','minLength':36,'maxLength':36},'priority':{'type':'integer','minimum':1,'maximum':5},"
            + "'source':{'type':'string','enum':['balance','data']},'retry_count':{'type':'integer','minimum':0,'maximum':100}}},"
            + "'payload':{'type':'object','required':['operation','model_id'],'properties':{"
            + "'operation':{'type':'string','enum':['fetch_data','search_data']},'model_id':{'type':'string','minLength':1,'maxLength':128},"
            + "'timeout':{'type':'number','minimum':0.1,'maximum':3600},'tags':{'type':'array','items':{'type':'string'},'maxItems':10}}}}}";
    private static final String INPUT =
            "{'metadata':{'request_id':'0b5dcd6f-3f5e-4b46-8b7e-0f0a7b9f0c1d','priority':3,'source':'balance','retry_count':0},"
                    + "'payload':{'operation':'fetch_data','model_id':'sentiment','timeout':30.5,'tags':['a','b','c']}}";

    private final InputValidator rules = InputValidator.builder()
            .require("/metadata", ValueRule.object())
            .require("/metadata/request_id", ValueRule.text().length(36, 36))
            .require("/metadata/priority", ValueRule.whole().range(1, 5))
            .allow("/metadata/source", ValueRule.text().oneOf("balance", "data"))
            .allow("/metadata/retry_count", ValueRule.whole().range(0, 100))
            .require("/payload", ValueRule.object())
            .require("/payload/operation", ValueRule.text().oneOf("fetch_data", "search_data"))
            .require("/payload/model_id", ValueRule.text().length(1, 128))
            .allow("/payload/timeout", ValueRule.number().range(0.1, 3600))
            .allow("/payload/tags", ValueRule.list(ValueRule.text()).items(0, 10))
            .build();
    private final SchemaValidator schemas = SchemaValidator.create();
    private JsonNode input = new ObjectMapper().nullNode();
    private JsonNode schemaText = new ObjectMapper().nullNode();
    private Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema("{}");

    /**
     * Reads the contract and the request.
     *
     * @throws JsonProcessingException if they are no JSON
     */
    @Setup
    public void read() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        input = mapper.readTree(INPUT.replace('\'', '"'));
        schemaText = mapper.readTree(SCHEMA.replace('\'', '"'));
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText);
        if (!TextFormat.UUID.matches(input.at("/metadata/request_id").asText())) {
            throw new IllegalStateException("the request is not what it should be");
        }
    }

    /** As rules. */
    @Benchmark
    public ValidationReport rules() {
        return rules.validateInput(input);
    }

    /** As a schema, by networknt itself. */
    @Benchmark
    public List<Error> networknt() {
        return schema.validate(input);
    }

    /** As a schema, through the validator that keeps it. */
    @Benchmark
    public ValidationReport validateSchema() {
        return schemas.validateSchema(schemaText, input);
    }
}
