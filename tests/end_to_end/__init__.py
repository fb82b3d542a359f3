"""The main job from the first start to the report, as a person does it."""
