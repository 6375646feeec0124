"""Asking for briefs, the short way."""

from datetime import date

from tracker.briefs import products
from tracker.briefs.content import Brief
from tracker.briefs.request import Product, Request
from tracker.languages import Language
from tracker.store import Register

DAY = date(2021, 6, 5)


def asked(
    register: Register,
    subject: str = "TR",
    day: date = DAY,
    language: Language = Language.EN,
    product: Product = Product.PARTNER,
    **more: object,
) -> Brief:
    request = Request(product=product, subject=subject, language=language, as_of=day, **more)
    return products.gather(register, request)
