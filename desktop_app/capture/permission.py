"""Whether the system's settings keep cameras from programs; asked when one cannot be opened."""

import sys

_CONSENT = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\webcam"


def is_forbidden(platform: str = sys.platform) -> bool:
    """What Windows and macOS say in their privacy settings; elsewhere files have permissions."""
    if platform == "win32":
        return "Deny" in (_consent(_CONSENT), _consent(_CONSENT + r"\NonPackaged"))
    if platform == "darwin":
        from PySide6.QtCore import QCameraPermission, QCoreApplication, Qt

        application = QCoreApplication.instance()
        if application is not None:
            asked = application.checkPermission(QCameraPermission())
            return asked == Qt.PermissionStatus.Denied
    return False


def _consent(key: str) -> str:
    """What the person has chosen for cameras; "" where never asked."""
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:  # type: ignore[attr-defined,unused-ignore]  # on Windows alone
            return str(winreg.QueryValueEx(opened, "Value")[0])  # type: ignore[attr-defined,unused-ignore]  # the same
    except OSError:
        return ""
