package io.eventfunctions.local.command;

import java.net.URI;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The address of a server that stands in for AWS. */
final class EndpointConverter implements ITypeConverter<URI> {

    @Override
    public URI convert(String text) {
        if (!text.matches("https?://[^/]+/?")) {
            throw new TypeConversionException("http://HOST:PORT");
        }
        return URI.create(text);
    }
}
