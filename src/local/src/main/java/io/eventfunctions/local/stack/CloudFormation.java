package io.eventfunctions.local.stack;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import io.eventfunctions.local.LocalMessages;

/** What CloudFormation tells about stacks. */
final class CloudFormation {

    private static final String VERSION = "2010-05-15";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsServer server;

    CloudFormation(AwsServer server) {
        this.server = server;
    }

    /** The resources that were made, by logical id; moto_server lists those that it can't make as well, without any name. */
    Map<String, StackResource> resources(String stack) {
        Map<String, StackResource> resources = new LinkedHashMap<>();
        members(call("DescribeStackResources", stack), "StackResources", member -> {
            String logicalId = text(member, "LogicalResourceId");
            if (!logicalId.isEmpty()) {
                resources.put(
                        logicalId,
                        new StackResource(logicalId, text(member, "ResourceType"), text(member, "PhysicalResourceId")));
            }
        });
        return resources;
    }

    /**
     * Makes a stack.
     *
     * @throws IllegalStateException if it isn't there then
     */
    void create(String stack, String template, Map<String, String> parameters) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("StackName", stack);
        form.put("TemplateBody", template);
        form.put("Capabilities.member.1", "CAPABILITY_IAM");
        int number = 1;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            form.put("Parameters.member.%d.ParameterKey".formatted(number), parameter.getKey());
            form.put("Parameters.member.%d.ParameterValue".formatted(number), parameter.getValue());
            number++;
        }
        server.query("cloudformation", VERSION, "CreateStack", form);
        String status = call("DescribeStacks", stack)
                .getElementsByTagName("StackStatus")
                .item(0)
                .getTextContent();
        if (!status.equals("CREATE_COMPLETE")) {
            throw LocalMessages.STACK.stackNotCreated(stack, status);
        }
    }

    /** What the template tells of the stack. */
    Map<String, String> outputs(String stack) {
        Map<String, String> outputs = new LinkedHashMap<>();
        members(
                call("DescribeStacks", stack),
                "Outputs",
                member -> outputs.put(text(member, "OutputKey"), text(member, "OutputValue")));
        return outputs;
    }

    /** The values of the template's parameters. */
    Map<String, String> parameters(String stack) {
        Map<String, String> parameters = new LinkedHashMap<>();
        members(
                call("DescribeStacks", stack),
                "Parameters",
                member -> parameters.put(text(member, "ParameterKey"), text(member, "ParameterValue")));
        return parameters;
    }

    /**
     * The stack's template.
     *
     * @throws IllegalStateException if it isn't JSON, as what SAM's translator makes is
     */
    JsonNode template(String stack) {
        String body = call("GetTemplate", stack)
                .getElementsByTagName("TemplateBody")
                .item(0)
                .getTextContent();
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw LocalMessages.STACK.templateNotJson(stack, e);
        }
    }

    private Document call(String action, String stack) {
        return server.query("cloudformation", VERSION, action, Map.of("StackName", stack));
    }

    private static void members(Document answer, String list, Consumer<Element> consumer) {
        NodeList lists = answer.getElementsByTagName(list);
        NodeList members = lists.getLength() == 0 ? lists : lists.item(0).getChildNodes();
        for (int index = 0; index < members.getLength(); index++) {
            if (members.item(index) instanceof Element member) {
                consumer.accept(member);
            }
        }
    }

    private static String text(Element member, String name) {
        NodeList elements = member.getElementsByTagName(name);
        return elements.getLength() == 0 ? "" : elements.item(0).getTextContent();
    }
}
