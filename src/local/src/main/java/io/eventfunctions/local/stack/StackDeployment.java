package io.eventfunctions.local.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import io.eventfunctions.local.LocalMessages;

/** Deploys SAM templates to a server that stands in for AWS, as {@code sam deploy} does to AWS. */
public final class StackDeployment {

    private final URI endpoint;
    private final String region;

    /** Deploys to the server that listens at the endpoint. */
    public StackDeployment(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = region;
    }

    /**
     * Translates a template, puts the code of its functions into a new bucket, and makes a stack of it.
     *
     * @param parameters of the template
     * @return what the template says as its outputs
     * @throws IllegalStateException with what the server says if there is no stack then, or was one before
     */
    public Map<String, String> deploy(Path template, String stack, Map<String, String> parameters) {
        String bucket = "event-functions-" + UUID.randomUUID();
        TranslatedTemplate translated = TranslatedTemplate.translate(template, bucket, region);
        try (AwsServer server = new AwsServer(endpoint, region)) {
            upload(translated, bucket, server);
            CloudFormation formation = new CloudFormation(server);
            formation.create(stack, translated.template(), parameters);
            return formation.outputs(stack);
        }
    }

    /** Puts the code of a template's functions where {@link TranslatedTemplate#translate} was told that it is going to be. */
    public void upload(TranslatedTemplate template, String bucket) {
        try (AwsServer server = new AwsServer(endpoint, region)) {
            upload(template, bucket, server);
        }
    }

    private static void upload(TranslatedTemplate template, String bucket, AwsServer server) {
        server.bucket(bucket);
        template.code().forEach((key, file) -> {
            try {
                server.put(bucket, key, Files.readAllBytes(file));
            } catch (IOException e) {
                throw LocalMessages.STACK.codeNotReadable(file, e);
            }
        });
    }
}
