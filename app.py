"""Start the dashboard: ``streamlit run app.py``."""

import streamlit as st
from starlette.middleware import Middleware

from pages.shared.guard import Guard
from pages.shared.startup import ROUTES, lifespan, refuse_unsafe_start

refuse_unsafe_start()
app = st.App("pages/frame.py", lifespan=lifespan, routes=ROUTES, middleware=[Middleware(Guard)])
