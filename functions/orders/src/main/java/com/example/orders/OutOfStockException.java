package com.example.orders;

/** There is not enough of what was ordered; trying again doesn't help. */
public class OutOfStockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfStockException(String message) {
        super(message);
    }
}
