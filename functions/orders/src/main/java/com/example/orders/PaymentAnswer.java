package com.example.orders;

/** What the bank said. */
public sealed interface PaymentAnswer permits OrderPaid, PaymentDeclined {}
